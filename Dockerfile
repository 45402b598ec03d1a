# One image for the three programs; which one runs, the command says:
#
#   node dist/apps/api/main.js          the api (the default; set DOUDI_ROLE=api where projectors run apart)
#   node dist/apps/projector/main.js    a projector
#   node dist/apps/cli/main.js verify   any command of the command line
#
# PostgreSQL is not in it: DATABASE_URL names one. `npm run demo` is for a machine with Node.
ARG NODE_IMAGE=node:20.20.2-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /doudi
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY .swcrc ./
COPY apps apps
COPY libs libs
COPY migrations migrations
RUN npx swc apps libs migrations -d dist --quiet

# Without --omit=optional the compiler and the embedded PostgreSQL of every start would come along.
FROM ${NODE_IMAGE} AS packages
WORKDIR /doudi
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
 && find node_modules/@expo-google-fonts -name '*.ttf' ! -name '*400Regular*' ! -name '*700Bold*' -delete

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    PORT=3000 \
    DOUDI_PROBE_PORT=3001 \
    DOUDI_DATA_DIR=/var/lib/doudi \
    NODE_OPTIONS=--max-semi-space-size=32
WORKDIR /doudi
# Uploads in progress, as ciphertext, and keys where none are given; nothing else is ever written.
# What was last signed lies on a volume of its own.
RUN install -d -o node -g node -m 0700 /var/lib/doudi /var/lib/doudi-seal
COPY package.json ./
COPY --from=packages /doudi/node_modules node_modules
COPY --from=build /doudi/dist dist
# Evidence bundles carry the verifier and the schemas of the events in them.
COPY docs/verify docs/verify
COPY docs/events docs/events
USER node
EXPOSE 3000 3001
# Every process answers probes at DOUDI_PROBE_PORT, and tells metrics there; keep that port inside.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.DOUDI_PROBE_PORT + '/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/main.js"]

/** What docs/operations.md tells to type: what a drill carries out, and what it cannot. */

export const COMMANDS = {
  migrate: 'npm run doudi -- migrate',
  keepCheckpoint:
    'curl --fail --silent --show-error --header "$AUDIT" "$API/audit/checkpoints" --output kept.txt',
  keepKeys:
    'curl --fail --silent --show-error --header "$AUDIT" "$API/audit/keys" --output keys.txt',
  verify: 'npm run doudi -- verify',
  verifyKept: 'npm run doudi -- verify --checkpoint kept.txt',
  verifyKeptAndKeys: 'npm run doudi -- verify --checkpoint kept.txt --keys keys.txt',
  verifyVault: 'npm run doudi -- verify --vault',
  verifyReadModels: 'npm run doudi -- verify --read-models',
  restored:
    'npm run doudi -- seal --restored --person 信息中心主任 --reason 硬盘损坏，恢复到昨日备份',
  adopt: 'npm run doudi -- seal --adopt kept.txt',
  rebuild: 'npm run doudi -- rebuild',
  listPersonalData: 'npm run doudi -- list-personal-data',
  rotateVaultKey: 'npm run doudi -- rotate-vault-key',
  rotateSealKey: 'npm run doudi -- rotate-seal-key',
  rotateLostSealKey: 'npm run doudi -- rotate-seal-key --lost',
  makeKey: 'openssl rand -base64 32',
} as const;

/** By the administrator of the server, where the owner may make no roles. */
export const MAKING_LOGINS = [
  'CREATE ROLE doudi_app; CREATE ROLE doudi_projector; CREATE ROLE doudi_verifier;',
  'GRANT doudi_app, doudi_projector, doudi_verifier TO owner;',
  "CREATE ROLE api LOGIN PASSWORD '…' IN ROLE doudi_app;",
  "CREATE ROLE projector LOGIN PASSWORD '…' IN ROLE doudi_projector;",
  "CREATE ROLE verifier LOGIN PASSWORD '…' IN ROLE doudi_verifier;",
  'GRANT CONNECT ON DATABASE doudi TO api, projector, verifier;',
] as const;

export const LOOKS = [
  'SELECT lane, position FROM read.lanes',
  'SELECT * FROM read.set_aside',
  'SELECT * FROM store.recorded_otherwise',
] as const;

const OF_ITS_OWN = 'a campaign or drill of its own';

/** By command: why it is not carried out here. */
export const SKIPPED: Readonly<Record<string, string>> = {
  'docker compose up -d --build --wait': 'needs a Docker daemon and images',
  'kubectl apply -k deploy/kubernetes': 'needs a cluster of Kubernetes',
  'nginx -s reload': 'needs nginx and its certificates',
  'pg_basebackup --checkpoint=fast':
    'not among the embedded programs: taken by pg_backup_start and pg_backup_stop instead',
  'npm run doudi -- migrate-events --to eventstoredb':
    'needs an EventStoreDB: test/end-to-end/migrate-events.spec.ts holds it over the protocol double',
  'GRANT doudi_app, doudi_projector, doudi_verifier TO owner WITH ADMIN OPTION':
    'of a server of several provinces',
  'npm run demo': 'test/end-to-end/demo.spec.ts holds it',
  'npm run operations-drill': 'this one',
  'npm run restore-drill': OF_ITS_OWN,
  'npm run chaos -- --minutes 5': OF_ITS_OWN,
  'npm run chaos -- --requests 100000 --seed 1': OF_ITS_OWN,
  'npm run chaos -- --faults --count 500 --seed 1': OF_ITS_OWN,
  'npm run chaos -- --soak 10': OF_ITS_OWN,
  'npm run chaos -- --heaviest': OF_ITS_OWN,
};

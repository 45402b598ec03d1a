import { describe, expect, it } from '@jest/globals';
import { readingNames } from '../../apps/system/store-readings.js';
import { Metrics } from '../../libs/http/observation/metrics.js';
import { filesBelow, textOf } from '../tidy/tree.js';
import {
  type ComposeFile,
  type Manifest,
  composeFaults,
  dockerfileFaults,
  isPromql,
  manifestFaults,
  metricsOf,
  yamlDocuments,
} from './deployment-files.js';

const SETTINGS = [...textOf('docs/settings.md').matchAll(/^\| `([A-Z_]+)`/gm)].map((m) => m[1]!);

describe('docker-compose.yml', () => {
  const text = textOf('docker-compose.yml');
  const { services } = yamlDocuments(text)[0] as ComposeFile;

  it('is a compose file, and what it names is there', () => {
    expect(composeFaults(text)).toEqual([]);
  });

  it.each([
    ['a misspelled key', text.replace('restart: unless-stopped', 'restarts: unless-stopped')],
    ['a service that is not there', text.replace(/^ {2}api-2: .*$/m, '')],
    ['a volume that is not there', text.replace(/^ {2}eventstore-ca:$/m, '')],
    ['a dependency of another profile', text.replace('[eventstore, cluster]', '[eventstore]')],
    [
      'a wait for a health that nothing checks',
      text.replace(/healthcheck:(?=\s+test:.*pg_isready)/, 'x-healthcheck:'),
    ],
  ])('would be refused with %s', (_, broken) => {
    expect(composeFaults(broken)).not.toEqual([]);
  });

  it('has no password of its own, and names a tag of every image', () => {
    for (const [, secret] of text.matchAll(/^ *\w*(?:PASSWORD|KEY|SECRET): (.*)$/gm)) {
      expect(secret).toMatch(/^\$\{\w+:(?:-|\?[^}]+)\}$/);
    }
    // 12.B5: each process is told what the images are, and by DOUDI_PINNED=1 refuses tags.
    const { DOUDI_PINNED, ...told } = services['migrate']!.environment!;
    expect(DOUDI_PINNED).toBe('${DOUDI_PINNED:-0}');
    const named = Object.entries(told).filter(([name]) => name.startsWith('DOUDI_IMAGE'));
    for (const { image } of Object.values(services)) {
      const [, variable, tagged] = /^\$\{(\w+):-(\S+)\}$/.exec(image)!;
      expect(tagged).toMatch(/:[\w.-]+$/);
      expect(named).toContainEqual([variable, image]);
    }
    expect(text).not.toContain(':latest');
  });

  it('gives Doudi settings that Doudi reads, to two apis and two projectors', () => {
    const ours = Object.entries(services).filter(([, { build }]) => build !== undefined);
    expect(ours.map(([name]) => name)).toEqual([
      ...['migrate', 'verify', 'api-1', 'api-2', 'projector-1', 'projector-2'],
    ]);
    for (const [, { environment = {} }] of ours) {
      expect(Object.keys(environment).filter((name) => !SETTINGS.includes(name))).toEqual([]);
    }
  });

  it('12.B4 gives each process its own login, and the owner’s to what migrates alone', () => {
    const logins = Object.entries(services).flatMap(([name, { environment = {} }]) => {
      const known = Object.keys(environment).filter((it) => it.startsWith('DATABASE_URL'));
      return known.length === 0 ? [] : [[name, known.toSorted()]];
    });
    const [api, projector] = ['DATABASE_URL_API', 'DATABASE_URL_PROJECTOR'];
    const verifier = 'DATABASE_URL_VERIFIER';
    expect(Object.fromEntries(logins)).toEqual({
      migrate: ['DATABASE_URL', api, projector, verifier],
      verify: [verifier],
      ...{ 'api-1': [api], 'api-2': [api] },
      ...{ 'projector-1': [projector], 'projector-2': [projector] },
    });
    for (const name of ['projector-1', 'projector-2', 'verify']) {
      expect(Object.keys(services[name]!.environment!)).not.toContain('DOUDI_VAULT_KEY');
    }
  });

  it('12.A6 gives the key of seals, and a lasting state of them, to projectors alone', () => {
    const holders = Object.entries(services).filter(([, { environment = {} }]) =>
      Object.keys(environment).some((name) => name.startsWith('DOUDI_SEAL')),
    );
    expect(holders.map(([name]) => name)).toEqual(['projector-1', 'projector-2']);
    for (const [, { environment, volumes = [] }] of holders) {
      const folder = String(environment!['DOUDI_SEAL_STATE']).replace(/\/[^/]+$/, '');
      expect(volumes).toContain(`seal-state:${folder}`);
    }
  });

  it('checks the health of everything that goes on running', () => {
    const unchecked = Object.entries(services).filter(
      ([, service]) => !service.healthcheck && !service.build && service.restart !== 'no',
    );
    expect(unchecked).toEqual([]);
  });
});

describe('Dockerfile', () => {
  const text = textOf('Dockerfile');
  const final = text.slice(text.lastIndexOf('\nFROM '));

  it('has no fault that a linter finds', () => {
    expect(dockerfileFaults(text)).toEqual([]);
    expect(dockerfileFaults(text.replace('WORKDIR /doudi', 'WORKDIRS /doudi'))).not.toEqual([]);
  });

  it('runs as an ordinary user, says how it is, and has no secret', () => {
    expect(final).toMatch(/^USER node$/m);
    expect(final).toMatch(/^HEALTHCHECK /m);
    expect(text).not.toMatch(/^(?:ARG|ENV) .*(?:PASSWORD|SECRET|KEY|TOKEN)/m);
  });

  it('copies what is there, and what .dockerignore lets through', () => {
    const ignore = textOf('.dockerignore').split('\n');
    const copied = [...text.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap((m) => m[1]!.split(' '));
    expect(copied.filter((path) => !ignore.includes(`!${path}`))).toEqual([]);
    expect(ignore.filter((line) => !line.startsWith('#'))[0]).toBe('*');
  });
});

const manifests = filesBelow('deploy/kubernetes')
  .filter((file) => !file.endsWith('kustomization.yaml'))
  .flatMap((file) => yamlDocuments(textOf(file)) as readonly Manifest[]);

interface Container {
  readonly name: string;
  readonly startupProbe?: object;
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly resources: { readonly requests: object; readonly limits: { readonly memory: string } };
  readonly securityContext: object;
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly envFrom: readonly { readonly secretRef?: { readonly name: string } }[];
}

interface Workload {
  readonly replicas: number;
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly template: {
    readonly metadata: { readonly labels: Readonly<Record<string, string>> };
    readonly spec: {
      readonly initContainers: readonly Container[];
      readonly containers: readonly Container[];
      readonly securityContext: object;
      readonly terminationGracePeriodSeconds: number;
    };
  };
}

const workloads = manifests
  .filter(({ kind }) => kind === 'Deployment')
  .map(({ metadata, spec }) => [metadata.name, spec as Workload] as const);

describe('deploy/kubernetes', () => {
  it.each(manifests.map((it) => [it.kind, it.metadata.name, it] as const))(
    '%s %s is as its kind says',
    async (_kind, _name, manifest) => {
      expect(await manifestFaults(manifest)).toEqual([]);
    },
  );

  it('would be refused with a value of another kind, or of no kind', async () => {
    const [api] = manifests.filter(({ kind }) => kind === 'Deployment');
    const spec = { ...(api!.spec as object), replicas: 'two' };
    expect(await manifestFaults({ ...api!, spec })).not.toEqual([]);
    expect(await manifestFaults({ ...api!, kind: 'Deploiment' })).not.toEqual([]);
  });

  it('12.A6 gives the key of seals, and a lasting state of them, to projectors alone', () => {
    const texts = workloads.map(([name, workload]) => [name, JSON.stringify(workload)] as const);
    const holders = texts.filter(([, text]) => /DOUDI_SEAL|doudi-projector"/.test(text));
    expect(holders.map(([name]) => name)).toEqual(['projector']);
    expect(holders[0]![1]).toContain('"claimName":"seal-state"');
    expect(holders[0]![1]).toContain(
      '{"name":"DOUDI_SEAL_STATE","value":"/var/lib/doudi-seal/last-signed.txt"}',
    );
    const [claim] = manifests.filter(({ kind }) => kind === 'PersistentVolumeClaim');
    expect(claim).toMatchObject({ spec: { accessModes: ['ReadWriteMany'] } });
  });

  it('lists every file in the kustomization', () => {
    const [kustomization] = yamlDocuments(textOf('deploy/kubernetes/kustomization.yaml')) as [
      { readonly resources: readonly string[] },
    ];
    const files = filesBelow('deploy/kubernetes').map((file) => file.split('/').at(-1)!);
    expect([...kustomization.resources, 'kustomization.yaml'].toSorted()).toEqual(files.toSorted());
  });

  it.each(workloads)('%s is probed, limited and shut in', (name, { replicas, template }) => {
    expect(replicas).toBeGreaterThanOrEqual(2);
    const { containers, securityContext } = template.spec;
    expect(securityContext).toMatchObject({ runAsNonRoot: true });
    for (const container of containers) {
      expect(container).toMatchObject({
        livenessProbe: { httpGet: { path: '/health/live' } },
        readinessProbe: { httpGet: { path: '/health/ready' } },
        startupProbe: {},
        resources: { requests: {}, limits: { memory: expect.any(String) } },
        securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
      });
    }
    const budget = manifests.find(
      (it) => it.kind === 'PodDisruptionBudget' && it.metadata.name === name,
    );
    expect(budget?.spec).toMatchObject({
      minAvailable: 1,
      selector: { matchLabels: template.metadata.labels },
    });
  });

  it.each(workloads)('%s may stop in peace, with settings that Doudi reads', (_, { template }) => {
    const { containers, terminationGracePeriodSeconds } = template.spec;
    const { env } = containers[0]!;
    const seconds = env
      .filter(({ name }) => /_(?:DRAIN|STOP)_SECONDS$/.test(name))
      .map(({ value }) => Number(value));
    const stopping = seconds.reduce((sum, it) => sum + it, 0);
    expect(terminationGracePeriodSeconds).toBeGreaterThan(stopping);
    const settings = manifests.find(({ kind }) => kind === 'ConfigMap')!.data!;
    const given = [...env.map(({ name }) => name), ...Object.keys(settings)];
    expect(given.filter((name) => !SETTINGS.includes(name))).toEqual([]);
  });

  it.each(workloads)('12.B4 %s knows its own login, and not the owner’s', (name, { template }) => {
    const { initContainers, containers } = template.spec;
    const secretsOf = (of: readonly Container[]) =>
      of.flatMap(({ envFrom }) => envFrom.flatMap(({ secretRef }) => secretRef?.name ?? []));
    expect(secretsOf(initContainers)).toEqual(['doudi-owner']);
    expect(secretsOf(containers)).toContain(`doudi-${name}`);
    expect(secretsOf(containers)).not.toContain('doudi-owner');
  });

  it('holds no secret', () => {
    expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });
});

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

describe('deploy/prometheus-rules.yaml', () => {
  const [file] = yamlDocuments(textOf('deploy/prometheus-rules.yaml')) as [
    { readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[] },
  ];
  const rules = file.groups.flatMap((group) =>
    group.rules.map((rule) => [rule.alert, rule] as const),
  );

  it.each(rules)('%s parses, warns in both languages and has a runbook', (_, rule) => {
    expect(isPromql(rule.expr)).toBe(true);
    expect(['warning', 'critical']).toContain(rule.labels.severity);
    expect(rule.annotations.summary).toMatch(/\p{Script=Han}.*[A-Za-z]{3}/u);
    const headings = [...textOf('docs/operations.md').matchAll(/^### (.+)$/gm)].map((m) =>
      m[1]!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    );
    expect(headings.filter((it) => it.startsWith(rule.annotations.runbook))).toHaveLength(1);
  });

  it('asks for nothing of Doudi that /metrics does not tell', async () => {
    const own = [...(await new Metrics().text([])).matchAll(/^# TYPE (\S+)/gm)].map((m) => m[1]!);
    const told = new Set([...own, ...readingNames]);
    const asked = file.groups[0]!.rules.flatMap(({ expr }) => metricsOf(expr));
    const bare = (name: string) => name.replace(/_(?:bucket|count|sum)$/, '');
    expect(asked.length).toBeGreaterThanOrEqual(rules.length / 2);
    expect(asked.filter((name) => name !== 'up' && !told.has(bare(name)))).toEqual([]);
  });

  it('would be refused with an expression cut short', () => {
    expect(isPromql('max(doudi_projection_lag_events) >')).toBe(false);
  });
});

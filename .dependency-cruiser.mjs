/**
 * The layers of the house: contract <- core <- desktop | station, contract <- renderer. Imports of types count like any
 * other import.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'contract-knows-only-zod',
      severity: 'error',
      from: { path: '^electron/contract/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: ['^electron/contract/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'core-knows-no-host',
      comment: 'Core reaches its host through core/platform.ts.',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: {
        path: ['^electron/(?!contract/|core/)', '^renderer/', '(^|/)node_modules/(electron|ws)/', '^(electron|ws)$'],
      },
    },
    {
      name: 'core-serves-nothing',
      comment: 'Only the demo data center and tests open servers; probes ask with undici.',
      severity: 'error',
      from: { path: '^electron/core/', pathNot: ['^electron/core/demo/', '[.]test[.]ts$'] },
      to: { path: '^(node:)?(http|http2|https)$' },
    },
    {
      name: 'hosts-are-strangers',
      severity: 'error',
      from: { path: '^electron/(desktop|station)/' },
      to: { path: '^electron/(desktop|station)/', pathNot: '^electron/$1/' },
    },
    {
      name: 'start-knows-only-the-station',
      severity: 'error',
      from: { path: '^electron/[^/]+$' },
      to: { path: '^(electron|renderer)/', pathNot: '^electron/(station/|[^/]+$)' },
    },
    {
      name: 'electron-side-knows-no-screens',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'only-desktop-knows-electron',
      severity: 'error',
      from: { pathNot: ['^electron/desktop/', '^test/'] },
      to: { path: ['(^|/)node_modules/electron/', '^electron$'] },
    },
    {
      name: 'renderer-knows-only-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/', pathNot: '^electron/contract/' },
    },
    {
      name: 'renderer-runs-in-a-page',
      comment: 'No Node, and nothing that needs Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-runs-in-a-page-packages',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '(^|/)node_modules/(better-sqlite3|undici|ws|yaml)/' },
    },
    {
      name: 'parts-take-props',
      severity: 'error',
      from: { path: '^renderer/parts/' },
      to: { path: ['^renderer/(client|stores|screens)/', '^renderer/i18n/react[.]ts$'] },
    },
    {
      name: 'only-screens-know-stores',
      comment: 'i18n/react.ts binds the chosen language for the screens, as stores/react.ts binds rows.',
      severity: 'error',
      from: { path: '^renderer/[^/]+/', pathNot: ['^renderer/(screens|stores)/', '^renderer/i18n/react[.]ts$'] },
      to: { path: '^renderer/stores/' },
    },
    {
      name: 'only-client-knows-transports',
      comment: 'The other transports are globals of the page: Biome restricts those.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/client/' },
      to: { path: '^electron/contract/bridge[.]ts$' },
    },
    {
      name: 'stores-know-no-screens',
      severity: 'error',
      from: { path: '^renderer/(client|stores|i18n)/' },
      to: { path: '^renderer/(screens|parts)/' },
    },
    {
      name: 'only-tests-know-test',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-test-is-imported',
      severity: 'error',
      from: {},
      to: { path: '[.](test|spec)[.]tsx?$' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]cache)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

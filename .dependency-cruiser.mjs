const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Who may know whom: the rules of ARCHITECTURE.md. */
export default {
  forbidden: [
    forbid('no-cycles', 'A cycle means that a thing is in the wrong room', {}, { circular: true }),
    forbid('sides-meet-in-shared', 'The extension never imports the worker', { path: '^extension/' }, { path: '^worker/' }),
    forbid('sides-meet-in-shared-2', 'The worker never imports the extension', { path: '^worker/' }, { path: '^extension/' }),
    forbid('shared-knows-nobody', 'shared/ is what both sides use, nothing else', { path: '^shared/' }, { path: '^(extension|worker|tests)/' }),
    forbid('no-tests-in-the-product', 'The product never imports its tests', { path: '^(extension|worker|shared)/' }, { path: '^tests/' }),
    forbid(
      'platforms-are-plain',
      'A platform knows only observe/{platform,parse}, shared, zod and its own parts',
      { path: '^extension/platforms/([^/.]+)' },
      { pathNot: ['^extension/observe/(platform|parse|fields)\\.ts$', '^shared/', '(^|/)node_modules/valibot/', '^extension/platforms/$1/'] },
    ),
    forbid(
      'nobody-names-a-platform',
      'Only the registry and the generated scripts reach platform files',
      { path: '^(extension|shared|worker)/', pathNot: '^extension/(platforms|\\.wxt)/' },
      { path: '^extension/platforms/' },
    ),
    forbid(
      'observe-is-pure',
      'observe/ knows no browser, no view, no service',
      { path: '^extension/observe/' },
      { path: ['^extension/(services|views|page|entrypoints)/', '(^|/)node_modules/(wxt|preact)/'] },
    ),
    forbid('metrics-are-pure', 'shared/metrics knows only the schema', { path: '^shared/metrics/' }, { pathNot: '^shared/(metrics|schema)/' }),
    forbid(
      'scoring-is-pure',
      'shared/scoring knows only schema and metrics',
      { path: '^shared/scoring/' },
      { pathNot: '^shared/(scoring|metrics|schema)/' },
    ),
    forbid(
      'browser-in-services',
      'browser.* only in entrypoints, services and page',
      { path: '^extension/(views|observe|platforms)/' },
      { path: '(^|/)node_modules/wxt/' },
    ),
    forbid(
      'no-orphan-packages',
      'Every package used is declared',
      { path: '^(extension|worker|shared|tests)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid('resolvable', 'Every import resolves', {}, { couldNotResolve: true, pathNot: '^virtual:|^cloudflare:|\\?(?:inline|url)$' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.wxt/', '\\.output/'] },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
}

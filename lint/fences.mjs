/** Ours begins with a slash; what does not is a package or a part of Node. */
const folders = (...names) => new RegExp(`^/(src/)?(${names.join('|')})(/|\\.|$)`)
const configuration = /^\/payload\.config\./
const outside = folders('collections', 'delivery', 'jobs', 'server', 'admin', 'app', 'import', 'migrations')

const typescript = '**/*.{ts,tsx}'
const shipped = [`src/${typescript}`, `collections/${typescript}`, 'payload.config.ts']
// Everything in src/import, except what brings a finished plan into the database and the command that asks for it.
const pureImport = {
  files: [`src/import/${typescript}`],
  ignores: [`src/import/load/${typescript}`, 'src/import/runImport.ts', 'src/import/command.ts'],
}

/**
 * The fences between the parts: which folder may name what, and why. Dependencies point one way, `payload.config.ts` to
 * collections, jobs, delivery and server, from there to the workflow, to access, to the vocabulary; see docs/architecture.md.
 * A fence either lists what is forbidden (`forbids`) or all that is allowed (`allows`); `syntax` are ESLint selectors.
 */
export const fences = {
  'vocabulary-stands-alone': {
    files: [`src/vocabulary/${typescript}`],
    allows: [/^\/src\/vocabulary\//],
    reason:
      'the vocabulary is words every other part uses; whatever it imported, all of them would depend on. Move the logic to the part that uses the word.',
  },
  'errors-know-words-only': {
    files: [`src/errors/${typescript}`],
    allows: [folders('errors', 'vocabulary'), /^payload$/],
    reason: 'every part refuses with the same table of codes, so it may depend on none of them.',
  },
  'settings-know-no-part': {
    files: [`src/config/${typescript}`],
    allows: [folders('config', 'errors', 'vocabulary'), /^node:(path|fs|crypto|util)$/, /^zod$/],
    reason:
      'the settings are read before anything is started; a part reads its settings from here, never the other way round.',
  },
  'access-below-workflow': {
    files: [`src/access/${typescript}`],
    forbids: [outside, configuration, folders('workflow', 'audit', 'fields', 'images', 'database')],
    reason:
      'access says who may do a thing, and is asked by the workflow that says when; the other direction makes a circle of the two.',
  },
  'workflow-below-server': {
    files: [`src/{workflow,audit}/${typescript}`],
    forbids: [outside, configuration],
    reason:
      'the workflow is one gate below REST, GraphQL, jobs and imports alike; it must not know which of them knocks.',
  },
  'audit-below-workflow': {
    files: [`src/audit/${typescript}`],
    forbids: [folders('workflow')],
    reason: 'the chain records what it is told, by the workflow and by others; it decides nothing.',
  },
  'gate-behind-workflow': {
    files: shipped,
    ignores: [`src/workflow/${typescript}`],
    forbids: [/^\/src\/workflow\/gate(\/|\.|$)/],
    reason:
      'what opens the gate and what writes past it lies in src/workflow/gate, and the workflow alone holds it: live text changes by transitions. Ask workflowOf(payload) for one.',
  },
  'fields-below-collections': {
    files: [`src/{fields,images,database}/${typescript}`],
    forbids: [outside, configuration],
    reason:
      'fields, images and the database are parts that collections and the configuration are built from, whoever serves them.',
  },
  'delivery-reads-only': {
    files: [`src/{delivery,jobs}/${typescript}`],
    forbids: [folders('collections', 'admin', 'app'), configuration],
    reason:
      'delivery and jobs are handed the running Payload, so that they serve any configuration and a test can start them.',
  },
  'collections-declare': {
    files: [`collections/${typescript}`],
    forbids: [
      /^node:/,
      /^(sharp|mongodb|express|next|parse5|sanitize-html|pino)(\/|$)/,
      folders('server', 'delivery', 'jobs', 'import', 'migrations', 'admin', 'app'),
      configuration,
    ],
    syntax: [
      'FunctionDeclaration',
      'FunctionExpression',
      'ArrowFunctionExpression[body.type="BlockStatement"]',
      'ClassDeclaration',
      'AwaitExpression',
      'TryStatement',
      'ForOfStatement',
    ],
    reason:
      'a collection reads like a form: it declares what is stored. Rules live in src/access, src/fields, src/images or src/workflow, under a name and with a test.',
  },
  'collections-behind-configuration': {
    files: [`src/${typescript}`],
    forbids: [folders('collections')],
    reason: 'only payload.config.ts names the collections; everything else names a slug, or asks the running Payload.',
  },
  'configuration-at-the-entrance': {
    files: [`src/${typescript}`, `collections/${typescript}`],
    // The entrances: they are started by a person or by Next, and compose.
    ignores: ['src/server/start.ts', 'src/app/**', 'src/import/command.ts', 'src/generated/*.ts'],
    forbids: [configuration],
    reason:
      'payload.config.ts names every part; a part that named it in return would be a circle. Take the running Payload as an argument.',
  },
  'import-is-pure': {
    ...pureImport,
    forbids: [
      /^payload$/,
      /^@payloadcms\//,
      /^node:(fs|net|http|https|http2|child_process|dns|tls|worker_threads|os|process|timers)(\/|$)/,
      /^(sharp|mongodb|express)$/,
      /^\/src\/(?!import\/|vocabulary\/|errors\/)/,
      /^\/src\/import\/load\//,
      configuration,
    ],
    syntax: [
      'NewExpression[callee.name="Date"][arguments.length=0]',
      'CallExpression[callee.name="Date"]',
      'MemberExpression[object.name="Date"][property.name="now"]',
      'MemberExpression[object.name="Math"][property.name="random"]',
      'MemberExpression[object.name="performance"]',
      'Identifier[name="fetch"]',
      'Identifier[name="WebSocket"]',
      'MemberExpression[object.name="process"]',
      'Identifier[name=/^set(Timeout|Interval|Immediate)$/]',
    ],
    reason:
      'sources, transforms and plan are pure (no Payload, files, network, clock or chance): the same document gives the same plan everywhere and always. Effects belong in src/import/load.',
  },
  'admin-knows-definitions-only': {
    files: [`src/admin/${typescript}`],
    allows: [
      /^\/src\/(admin|vocabulary)\//,
      /^\/src\/workflow\/definition\./,
      /^react(-dom)?(\/|$)/,
      /^@payloadcms\/(ui|translations|next|richtext-lexical)(\/|$)/,
      /^payload(\/shared)?$/,
      /^next\/(navigation|link)(\.js)?$/,
    ],
    reason:
      'what is in src/admin is sent to the browser: it may know the definition of the workflow and the words, and asks the server for every decision.',
  },
  'settings-read-once': {
    files: shipped,
    // The entrance sets what Payload and Next read from the environment; a build is handed the environment as it is.
    // What Node and npm say of themselves (NODE_ENV, npm_…) is no setting of ours.
    ignores: [
      `src/config/${typescript}`,
      'src/server/main.ts',
      'src/server/start.ts',
      'src/server/buildAll.ts',
      'src/server/launch.mjs',
      'src/import/command.ts',
      'src/generated/*.ts',
    ],
    forbids: [/^node:process$/],
    syntax: [
      ':not(MemberExpression[property.name=/^(NODE_ENV|npm_\\w+)$/]) > MemberExpression[object.name="process"][property.name="env"]',
      'MemberExpression[object.property.name="process"][property.name="env"]',
      'MemberExpression[object.name="process"][property.value="env"]',
      'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
    ],
    reason:
      'settings are read and checked in src/config alone, so that a bad value stops the start with one line. Call settings().',
  },
  'tests-are-not-shipped': {
    files: shipped,
    forbids: [/^\/(tests|bench|lint)\//, /^(@jest\/|jest$|supertest$|playwright-core$|@axe-core\/)/],
    reason: 'the product runs without its tests, benchmarks and their packages.',
  },
  'ours-by-relative-path': {
    files: shipped,
    forbids: [/^(src|collections)\//, /^([@~]\/|#)/, /^file:/, /^\.?\/.*\/node_modules\//],
    reason:
      'our files import each other by relative path: Node resolves that without an alias, and these fences see where it leads.',
  },
  'names-say-what': {
    files: [typescript, '**/*.mjs'],
    names: /(^|\/)(utils?|utilities|helpers?|commons?)(\/|\.[^/]*$)/i,
    reason: 'a file is named as its one idea; utils, helpers and common collect many.',
  },
}

import { inRooms, roomFences } from './rooms.mjs'

/** Ours begins with a slash; what does not is a package or a part of Node. */
const configuration = /^\/payload\.config\./

const typescript = '**/*.{ts,tsx}'
const shipped = [`src/${typescript}`, `collections/${typescript}`, 'payload.config.ts']
// Everything in src/import, except what brings a finished plan into the database.
const pureImport = {
  files: [`src/import/${typescript}`],
  ignores: [`src/import/load/${typescript}`, 'src/import/runImport.ts'],
}

/**
 * The fences between the rooms: which file may name what, and why. The order of the rooms is in rooms.mjs; here stands what
 * an order cannot say. A fence either lists what is forbidden (`forbids`) or all that is allowed (`allows`); `syntax` are
 * ESLint selectors.
 */
export const fences = {
  ...roomFences,
  'vocabulary-stands-alone': {
    files: [`src/vocabulary/${typescript}`],
    allows: [/^\/src\/vocabulary\//],
    reason:
      'the vocabulary is words every other part uses; whatever it imported, all of them would depend on. Move the logic to the part that uses the word.',
  },
  'errors-know-words-only': {
    files: [`src/errors/${typescript}`],
    allows: [inRooms('errors', 'vocabulary'), /^payload$/],
    reason: 'every part refuses with the same table of codes, so it may depend on none of them.',
  },
  'settings-know-no-part': {
    files: [`src/config/${typescript}`],
    allows: [inRooms('config', 'errors', 'vocabulary'), /^node:(path|fs|crypto|url|util)$/, /^(zod|pino)$/],
    reason:
      'the settings are read before anything is started; a part reads its settings from here, never the other way round.',
  },
  'policy-is-pure': {
    files: [`src/workflow/policy/${typescript}`],
    allows: [
      /^\/src\/workflow\/policy\//,
      /^\/src\/access\/permissions\./,
      /^\/src\/errors\/codes\./,
      inRooms('vocabulary'),
    ],
    syntax: [
      'AwaitExpression',
      'NewExpression[callee.name="Date"][arguments.length=0]',
      'MemberExpression[object.name="Date"][property.name="now"]',
    ],
    reason:
      'the policy is data and a pure function of it: no database, no request and no clock, so that every combination can be tested as a table.',
  },
  'gate-behind-workflow': {
    files: shipped,
    ignores: [`src/workflow/${typescript}`],
    forbids: [/^\/src\/workflow\/gate(\/|\.|$)/],
    reason:
      'what opens the gate and what writes past it lies in src/workflow/gate, and the workflow alone holds it: live text changes by transitions. Ask workflowOf(payload) for one.',
  },
  'collections-declare': {
    files: [`collections/${typescript}`],
    forbids: [
      /^node:/,
      /^(sharp|mongodb|express|next|parse5|sanitize-html|pino)(\/|$)/,
      inRooms('server', 'delivery', 'jobs', 'import', 'migrations', 'admin', 'app'),
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
      'a collection reads like a form: it declares what is stored. Rules live in src/access, src/fields, src/media, src/governed or src/workflow, under a name and with a test.',
  },
  'collections-behind-configuration': {
    files: [`src/${typescript}`],
    forbids: [inRooms('collections')],
    reason: 'only payload.config.ts names the collections; everything else names a slug, or asks the running Payload.',
  },
  'configuration-at-the-entrance': {
    files: [`src/${typescript}`, `collections/${typescript}`],
    // The entrances: they are started by a person or by Next, and compose.
    ignores: ['src/server/start.ts', 'src/app/**', 'src/cli/*.ts', 'src/generated/*.ts'],
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
      /^\/src\/workflow\/policy\/definition\./,
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
      'src/server/build.ts',
      'src/server/launch.mjs',
      'src/cli/*.ts',
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

import { inRooms, roomFences } from './rooms.mjs'

/**
 * Targets that begin with a slash are files of the project; all others are packages or Node modules (see
 * importTarget.mjs).
 */
const configuration = /^\/payload\.config\./

const typescript = '**/*.{ts,tsx}'
const shipped = [`src/${typescript}`, `collections/${typescript}`, 'payload.config.ts']
// Everything in src/import, except the part that stores a finished plan.
const pureImport = {
  files: [`src/import/${typescript}`],
  ignores: [`src/import/load/${typescript}`, 'src/import/runImport.ts'],
}

/**
 * The fences between the rooms: which file may import what, and why. The order of the rooms is in rooms.mjs; the fences
 * here express what an order cannot. A fence lists either what is forbidden (`forbids`) or everything that is allowed
 * (`allows`); `syntax` are ESLint selectors.
 */
export const fences = {
  ...roomFences,
  'vocabulary-stands-alone': {
    files: [`src/vocabulary/${typescript}`],
    allows: [/^\/src\/vocabulary\//],
    reason:
      'every other room uses the vocabulary, so all of them would depend on whatever it imports. ' +
      'Move the logic to the room that uses it.',
  },
  'errors-know-words-only': {
    files: [`src/errors/${typescript}`],
    allows: [inRooms('errors', 'vocabulary'), /^payload$/],
    reason: 'every room refuses with the same table of codes, so the table may depend on none of them.',
  },
  'settings-know-no-part': {
    files: [`src/config/${typescript}`],
    allows: [inRooms('config', 'errors', 'vocabulary'), /^node:(path|fs|crypto|url|util)$/, /^(zod|pino)$/],
    reason:
      'settings are read before anything is started; ' +
      'other rooms read their settings from here, never the other way round.',
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
      'the policy is data and a pure function of it: no database, no request and no clock, ' +
      'so that every combination can be tested as a table.',
  },
  'gate-behind-workflow': {
    files: shipped,
    ignores: [`src/workflow/${typescript}`],
    forbids: [/^\/src\/workflow\/gate(\/|\.|$)/],
    reason:
      'grants and ungated writes are in src/workflow/gate, and only the workflow may use them: ' +
      'live content changes by transitions. Use workflowOf(payload).',
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
      'a collection declares what is stored, like a form. Rules live in src/access, src/fields, src/media, ' +
      'src/governed or src/workflow, under a name and with a test.',
  },
  'collections-behind-configuration': {
    files: [`src/${typescript}`],
    forbids: [inRooms('collections')],
    reason: 'only payload.config.ts imports the collections; everything else uses a slug, or the running Payload.',
  },
  'configuration-at-the-entrance': {
    files: [`src/${typescript}`, `collections/${typescript}`],
    // The entry points, which are started by a person or by Next.
    ignores: ['src/server/start.ts', 'src/app/**', 'src/cli/*.ts', 'src/generated/*.ts'],
    forbids: [configuration],
    reason:
      'payload.config.ts imports every room; importing it in return would make a circle. ' +
      'Take the running Payload as an argument.',
  },
  'import-is-pure': {
    ...pureImport,
    forbids: [
      /^payload$/,
      /^@payloadcms\//,
      /^node:(fs|net|http|https|http2|child_process|dns|tls|worker_threads|os|process|timers)(\/|$)/,
      /^(sharp|mongodb|express)$/,
      /^\/src\/(?!import\/|vocabulary\/|errors\/|richText\/linkAddress\.)/,
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
      'sources, transforms and plan are pure (no Payload, files, network, clock or randomness): ' +
      'the same document always gives the same plan. Effects belong in src/import/load.',
  },
  'admin-knows-definitions-only': {
    files: [`src/admin/${typescript}`],
    allows: [
      /^\/src\/(admin|vocabulary)\//,
      /^\/src\/workflow\/policy\/(definition|actionLabel)\./,
      /^\/src\/concurrency\/KeyedQueue\./,
      /^canonicalize$/,
      /^react(-dom)?(\/|$)/,
      /^@payloadcms\/(ui|translations|next|richtext-lexical)(\/|$)/,
      /^payload(\/shared)?$/,
      /^next\/(navigation|link)(\.js)?$/,
    ],
    reason:
      'src/admin is sent to the browser: it may import the definition of the workflow and the vocabulary, ' +
      'and asks the server for every decision.',
  },
  'settings-read-once': {
    files: shipped,
    // The entry points set variables that Payload and Next read; a build passes the environment on unchanged.
    // NODE_ENV and npm_… are set by Node and npm and are not settings of the product.
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
      ':not(MemberExpression[property.name=/^(NODE_ENV|npm_\\w+)$/]) > ' +
        'MemberExpression[object.name="process"][property.name="env"]',
      'MemberExpression[object.property.name="process"][property.name="env"]',
      'MemberExpression[object.name="process"][property.value="env"]',
      'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
    ],
    reason:
      'settings are read and validated in src/config only, so that a bad value stops the start with one line. ' +
      'Call settings().',
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
      'files of the project import each other by relative path: ' +
      'Node resolves it without an alias, and these fences can tell where it leads.',
  },
  'names-say-what': {
    files: [typescript, '**/*.mjs'],
    names: /(^|\/)(utils?|utilities|helpers?|commons?)(\/|\.[^/]*$)/i,
    reason: 'a file is named after its one concept; utils, helpers and common collect many.',
  },
}

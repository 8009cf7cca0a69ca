import { defineConfig, globalIgnores } from 'eslint/config'
import typescriptEslint from 'typescript-eslint'

import { fences } from './lint/fences.mjs'
import { makeFence } from './lint/makeFence.mjs'

const rules = Object.fromEntries(Object.entries(fences).map(([name, fence]) => [name, makeFence(fence)]))
const fenceConfigs = Object.entries(fences).map(([name, { files, ignores = [] }]) => ({
  name: `fence/${name}`,
  files,
  ignores,
  rules: { [`fence/${name}`]: 'error' },
}))

export default defineConfig(
  globalIgnores([
    '.next/',
    'data/',
    'media/',
    'coverage/',
    'src/generated/payload-types.ts',
    'src/migrations/sqlite/*_schema*',
    'src/migrations/*/index.ts',
    '**/importMap.js',
    'next-env.d.ts',
    'tests/support/mongodb/target/',
    'tests/output/',
    'bench/results/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { fence: { rules } } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescriptEslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise that nobody awaits is a write that may be lost and an error that nobody sees.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      // Needed for generic parameters of Payload's and Express's types.
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-param-reassign': 'off',
      'no-unsafe-finally': 'error',
      'array-callback-return': 'error',
      'no-promise-executor-return': 'off',
      'no-warning-comments': ['error', { terms: ['fixme', 'xxx'], location: 'start' }],
    },
  },
  {
    // Logging goes through src/config/logger.ts; messages for people are written to stdout by the entry points.
    files: ['src/**/*.{ts,tsx}', 'collections/**/*.ts', 'payload.config.ts'],
    rules: { 'no-console': 'error' },
  },
  ...fenceConfigs,
)

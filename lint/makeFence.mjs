import { relative, sep } from 'node:path'

import { importTarget } from './importTarget.mjs'

/**
 * Makes the ESLint rule of one fence: forbidden imports (in every form), forbidden syntax, or a forbidden file name.
 */
export function makeFence({ forbids = [], allows, syntax = [], names, reason }) {
  const isForbidden = (target) =>
    (forbids.some((pattern) => pattern.test(target)) || allows?.every((pattern) => !pattern.test(target))) ?? false

  return {
    meta: { type: 'problem', schema: [], messages: { import: `“{{specifier}}”: ${reason}`, syntax: reason } },
    create(context) {
      const file = relative(context.cwd, context.filename).split(sep).join('/')
      const check = (literal) => {
        if (typeof literal?.value !== 'string') return
        const target = importTarget(literal.value, file)
        if (isForbidden(target))
          context.report({ node: literal, messageId: 'import', data: { specifier: literal.value } })
      }
      const report = (node) => context.report({ node, messageId: 'syntax' })
      return {
        ...Object.fromEntries(syntax.map((selector) => [selector, report])),
        Program: (node) => names?.test(file) && report(node),
        ImportDeclaration: ({ source }) => check(source),
        ExportNamedDeclaration: ({ source }) => check(source),
        ExportAllDeclaration: ({ source }) => check(source),
        ImportExpression: ({ source }) => check(source),
        TSImportType: (node) => check(node.source ?? node.argument?.literal),
        TSExternalModuleReference: ({ expression }) => check(expression),
        'CallExpression[callee.name="require"]': ({ arguments: [argument] }) => check(argument),
        'CallExpression[callee.callee.name="createRequire"]': ({ arguments: [argument] }) => check(argument),
      }
    },
  }
}

import { beforeAll, describe, expect, it } from '@jest/globals'
import { ESLint } from 'eslint'
import typescriptEslint from 'typescript-eslint'

import { fences } from '../../lint/fences.mjs'
import { fenceCases } from './fenceCases.js'

const withoutTypes = {
  ...typescriptEslint.configs.disableTypeChecked,
  // The snippets are files that do not exist, which typed rules cannot judge; the fences need no types.
  languageOptions: { parserOptions: { projectService: false, program: null } },
}

let eslint: ESLint
beforeAll(() => {
  eslint = new ESLint({ overrideConfig: withoutTypes as never })
})

async function firing(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath })
  const unread = result?.messages.filter(({ fatal, ruleId }) => fatal || ruleId === null) ?? []
  if (!result || unread.length > 0) throw new Error(`${filePath} was not linted: ${unread[0]?.message ?? 'no result'}`)
  return result.messages.flatMap(({ ruleId }) => (ruleId?.startsWith('fence/') ? [ruleId.slice('fence/'.length)] : []))
}

it('proves every fence, and no fence that is not there', () => {
  expect(Object.keys(fenceCases).sort()).toEqual(Object.keys(fences).sort())
})

it.each(Object.entries(fences))('the fence %s explains its reason', (_name, { reason }) => {
  expect(reason.length).toBeGreaterThan(40)
})

describe.each(Object.entries(fenceCases))('the fence %s', (name, { fires, passes }) => {
  it.each(fires)('fires in %s on: %s', async (file, code) => {
    expect(await firing(file, code)).toContain(name)
  })

  it.each(passes)('lets %s have: %s', async (file, code) => {
    expect(await firing(file, code)).not.toContain(name)
  })
})

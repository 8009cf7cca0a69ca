import { beforeAll, describe, expect, it } from '@jest/globals'
import { readdirSync } from 'node:fs'

import { ESLint } from 'eslint'
import typescriptEslint from 'typescript-eslint'

import { fences } from '../../lint/fences.mjs'
import { roomFences } from '../../lint/rooms.mjs'
import { fenceCases } from './fenceCases.js'
import { importCircles } from './importCircles.js'

const withoutTypes = {
  ...typescriptEslint.configs.disableTypeChecked,
  // The snippets are files that do not exist, which typed rules cannot judge; the fences need no types.
  languageOptions: { parserOptions: { projectService: false, program: null } },
}

let eslint: ESLint
beforeAll(() => {
  eslint = new ESLint({ overrideConfig: withoutTypes as never })
})

async function firingFences(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath })
  const fatalMessages = result?.messages.filter(({ fatal, ruleId }) => fatal || ruleId === null) ?? []
  if (!result || fatalMessages.length > 0)
    throw new Error(`${filePath} was not linted: ${fatalMessages[0]?.message ?? 'no result'}`)
  return result.messages.flatMap(({ ruleId }) => (ruleId?.startsWith('fence/') ? [ruleId.slice('fence/'.length)] : []))
}

it('proves every fence, and no fence that is not there', () => {
  const proved = [...Object.keys(fenceCases), ...Object.keys(roomFences)]
  expect(proved.sort()).toEqual(Object.keys(fences).sort())
})

it.each(Object.entries(fences))('the fence %s explains its reason', (_name, { reason }) => {
  expect(reason.length).toBeGreaterThan(40)
})

describe.each(Object.entries(fenceCases))('the fence %s', (name, { fires, passes }) => {
  it.each(fires)('fires in %s on: %s', async (file, code) => {
    expect(await firingFences(file, code)).toContain(name)
  })

  it.each(passes)('lets %s have: %s', async (file, code) => {
    expect(await firingFences(file, code)).not.toContain(name)
  })
})

/** The rooms from the ground up, once more and by hand: whoever changes the order says so twice. */
const order =
  'vocabulary concurrency errors config http database access fields publicReading media richText audit backup workflow governed delivery import jobs migrations collections admin app server cli generated'.split(
    ' ',
  )
const fileIn = (room: string) => (room === 'collections' ? 'collections/Some.ts' : `src/${room}/some.ts`)
const importOf = (room: string, from: string) =>
  `import { x } from '${from === 'collections' ? '..' : '../..'}/${room === 'collections' ? room : `src/${room}`}/x.js'`

describe('the order of the rooms', () => {
  it('names every room there is', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect([...folders.map(({ name }) => name), 'collections'].sort()).toEqual([...order].sort())
  })

  it.each(order.slice(0, -1))('keeps %s from every room above it, and lets it have every room below', async (room) => {
    const place = order.indexOf(room)
    const fires = async (other: string) =>
      (await firingFences(fileIn(room), importOf(other, room))).includes(`order-${room}`)
    expect(await Promise.all(order.slice(place + 1).map(fires))).not.toContain(false)
    expect(await Promise.all(order.slice(0, place).map(fires))).not.toContain(true)
  })

  it('is what the files keep to: no two files import each other, however far round', () => {
    expect(importCircles()).toEqual([])
  })
})

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq, type Payload } from 'payload'

import { appendEvent } from '../../../src/audit/appendEvent.js'
import { auditChainBreak, verifyChainAtStart, saveHead } from '../../../src/audit/verifyChainAtStart.js'
import type { Head } from '../../../src/audit/Head.js'
import { verifyChain } from '../../../src/audit/verifyChain.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { tamperWith, type Tamperer } from './tamperWith.js'

let dashiji: Dashiji
let payload: Payload
let tamperer: Tamperer

beforeAll(async () => {
  dashiji = await startDashiji()
  payload = dashiji.payload
  tamperer = tamperWith(dashiji)
  const req = await createLocalReq({}, payload)
  // Values that the two databases could store differently.
  await appendEvent(req, {
    action: 'test.odd',
    outcome: 'refused',
    codes: ['b', 'a', 'b'],
    comment: 'A \uD800 half, a \0, and 汉字 😀\n',
    details: {
      z: 1,
      a: { $set: [], 'b.c': {}, '': null },
      list: [undefined, -0, 1e21, 0.1, '\uDC00'],
      when: new Date(0),
      '10': 'ten',
      '9': '',
    },
  })
  await appendEvent(req, { action: 'test.empty', outcome: 'done', codes: [], comment: '', details: {}, document: null })
  for (let count = 0; count < 3; count += 1)
    await appendEvent(req, { action: 'test.more', outcome: 'done', comment: `${count}` })
})
afterAll(() => dashiji.stop())
beforeEach(() => tamperer.backUp())
afterEach(() => tamperer.restore())

const intactResult = { ok: true, count: 10, head: { sequence: 10 } }
const brokenAt = (sequence: number, reason: string) => ({ ok: false, broken: { sequence, reason } })

describe('The audit chain in the database', () => {
  it('verifies as it was written', async () => {
    const verdict = await verifyChain(payload)
    expect(verdict).toMatchObject(intactResult)
    expect(verdict).not.toHaveProperty('broken')
  })

  it('is broken at the first event that was altered', async () => {
    await tamperer.set(8, { action: 'test.less' })
    await tamperer.set(9, { comment: 'other' })
    expect(await verifyChain(payload)).toMatchObject(brokenAt(8, 'altered'))
  })

  it('is broken at an event that was removed, even when the following ones were renumbered', async () => {
    await tamperer.remove(9)
    expect(await verifyChain(payload)).toMatchObject(brokenAt(9, 'missing'))
    await tamperer.set(10, { sequence: 9 })
    expect(await verifyChain(payload)).toMatchObject(brokenAt(9, 'altered'))
  })

  it('is broken at the first of two events that were swapped', async () => {
    await tamperer.set(8, { sequence: 99 })
    await tamperer.set(9, { sequence: 8 })
    await tamperer.set(99, { sequence: 9 })
    expect(await verifyChain(payload)).toMatchObject(brokenAt(8, 'altered'))
  })

  it('is broken by events with a number before the first', async () => {
    await tamperer.set(10, { sequence: -1 })
    expect(await verifyChain(payload)).toMatchObject(brokenAt(9, 'stray'))
  })

  it('is known to be cut off only with a head that was kept elsewhere', async () => {
    const { head } = await verifyChain(payload)
    await tamperer.remove(9, 10)
    expect(await verifyChain(payload)).toMatchObject({ ok: true, count: 8 })
    expect(await verifyChain(payload, { expectedHead: head })).toMatchObject(brokenAt(9, 'cutOff'))
  })
})

describe('The check at the start', () => {
  const file = () => join(dashiji.directory, 'audit-head.json')
  const runStartCheck = async (): Promise<string[]> => {
    const messages: string[] = []
    await verifyChainAtStart(payload, dashiji.directory, (line) => messages.push(line.zh))
    return messages
  }

  it('prints nothing for an intact chain, and keeps its head only after a clean stop', async () => {
    expect(await runStartCheck()).toEqual([])
    expect(auditChainBreak()).toBeUndefined()
    await saveHead(payload, dashiji.directory)
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ sequence: 10 })
    expect(await runStartCheck()).toEqual([])
    expect(existsSync(file())).toBe(false)
  })

  it('prints where a chain is broken, remembers it, and saves no head', async () => {
    await tamperer.set(7, { action: 'test.less' })
    expect(await runStartCheck()).toEqual([
      expect.stringMatching(/^!!! 流转记录在第 7 条处断裂：[^\n]*docs\/operations\.md。$/),
    ])
    expect(auditChainBreak()).toEqual({ sequence: 7, reason: 'altered' })
    await saveHead(payload, dashiji.directory)
    expect(existsSync(file())).toBe(false)
  })

  it('verifies from the saved head on after a clean stop, and that the head still exists', async () => {
    await runStartCheck()
    await saveHead(payload, dashiji.directory)
    const savedHead = readFileSync(file(), 'utf8')
    await tamperer.set(7, { action: 'test.less' })
    expect(await runStartCheck()).toEqual([])
    writeFileSync(file(), savedHead)
    await tamperer.remove(10)
    await runStartCheck()
    expect(auditChainBreak()).toEqual({ sequence: 10, reason: 'cutOff' })
  })
})

describe('The command “npm run audit”', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=production', '--import', 'tsx', 'src/cli/audit.ts', ...args],
      {
        encoding: 'utf8',
        env: {
          NODE_ENV: 'production',
          PATH: process.env.PATH,
          DATABASE_URI: process.env.DATABASE_URI,
          DATA_DIR: process.env.DATA_DIR,
          PAYLOAD_SECRET: process.env.PAYLOAD_SECRET,
        },
      },
    )
    return { status, stdout, stderr }
  }

  it('verifies the chain while the server runs, and prints its head', () => {
    const { status, stdout } = run('head')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      sequence: 10,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      at: expect.stringMatching(/Z$/),
    })
    expect(run('verify', '--head', stdout)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^流转记录完整：核对 10 条[^\n]*\n$/u),
      stderr: '',
    })
  })

  it('ends with 1 and names the first broken event', async () => {
    const head = JSON.parse(run('head').stdout) as Head
    await tamperer.set(6, { comment: 'other' })
    expect(run('verify')).toMatchObject({
      status: 1,
      stdout: '流转记录在第 6 条处断裂：内容被改动。\n',
    })
    await tamperer.restore()
    await tamperer.backUp()
    await tamperer.remove(10)
    const headFile = join(dashiji.directory, 'head.json')
    writeFileSync(headFile, JSON.stringify(head))
    const { status, stdout } = run('verify', '--head', headFile, '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, count: 9, broken: { sequence: 10, reason: 'cutOff' } })
  })

  it.each([
    [[]],
    [['verify', 'more']],
    [['head', '--json']],
    [['verify', '--head', '{"sequence":1}']],
    [['verify', '--head', '/no/such/file']],
  ])('ends with 2 and one line for %j', (args) => {
    const { status, stdout, stderr } = run(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^[^\n]*\p{Script=Han}[^\n]*\n$/u)
  })
})

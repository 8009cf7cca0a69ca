import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { knownDatabase, rememberDatabase } from '../../../src/audit/knownDatabase.js'
import { placeOf, rememberDatabaseOf } from '../../../src/audit/requireKnownDatabase.js'
import { prepareDatabase } from '../../../src/backup/prepareDatabase.js'
import { settings } from '../../../src/config/settings.js'
import { createDocumentIn } from '../../support/documents.js'
import { databaseUri as uriOn } from '../../support/mongodb/mongoServer.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents } from '../../support/stored.js'

describe('A data directory knows its database', () => {
  let dashiji: Dashiji
  const environment = () => settings()
  const knownFile = () => join(environment().dataDirectory, 'database.json')
  /** An empty database beside the one of this test. */
  const emptyUri = (name: string) =>
    dashiji.database === 'sqlite'
      ? `file:${join(dashiji.directory, name, 'dashiji.db')}`
      : uriOn(process.env.DASHIJI_TEST_MONGODB!, `dashiji_test_none_${process.pid}_${name}`)
  const startsAt = (databaseUri: string, dataDirectory = environment().dataDirectory) =>
    prepareDatabase({ ...environment(), databaseUri, dataDirectory })

  beforeAll(async () => {
    dashiji = await startDashiji()
    await createDocumentIn(dashiji.payload, 'articles', 'live')
    mkdirSync(environment().dataDirectory, { recursive: true })
    await rememberDatabaseOf(dashiji.payload, environment().dataDirectory)
  })
  afterAll(() => dashiji.stop())

  it('by its first audit event, and starts with it without a word', async () => {
    const [first] = await readAuditEvents(dashiji.payload)
    expect(knownDatabase(environment().dataDirectory)).toBe(first!.hash)
    const notes = await startsAt(environment().databaseUri)
    expect(notes.filter(({ en }) => en.includes('new one'))).toEqual([])
  })

  it('and refuses a database that is missing or empty, creating nothing', async () => {
    await expect(startsAt(emptyUri('missing'))).rejects.toMatchObject({ name: 'DatabaseError', code: 'databaseGone' })
    if (dashiji.database === 'mongodb') return
    const file = emptyUri('missing').slice('file:'.length)
    expect(existsSync(dirname(file))).toBe(false)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
    await expect(startsAt(`file:${file}`)).rejects.toMatchObject({ code: 'databaseGone' })
    rmSync(file)
  })

  it('and refuses another database, with one line that says the ways on', async () => {
    const { dataDirectory, databaseUri } = environment()
    const known = knownDatabase(dataDirectory)!
    rememberDatabase(dataDirectory, 'a'.repeat(64))
    const error = await startsAt(databaseUri).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'databaseOther' })
    const { messages } = error as { messages: { zh: string; en: string } }
    for (const text of Object.values(messages))
      expect([text.includes(knownFile()), text.includes('\n')]).toEqual([true, false])
    rememberDatabase(dataDirectory, known)
    await expect(startsAt(databaseUri)).resolves.toBeDefined()
  })

  it('takes the one that is there once its file was removed', async () => {
    rmSync(knownFile())
    await expect(startsAt(environment().databaseUri)).resolves.toBeDefined()
    await rememberDatabaseOf(dashiji.payload, environment().dataDirectory)
    expect(existsSync(knownFile())).toBe(true)
  })

  it('when it is fresh says that an empty database is a new one', async () => {
    const notes = await startsAt(emptyUri('new'), join(dashiji.directory, 'fresh'))
    expect(notes.map(({ en }) => en)).toContainEqual(expect.stringContaining('is empty: a new one is made'))
    expect(existsSync(join(dashiji.directory, 'fresh', 'database.json'))).toBe(false)
  })

  it('and never tells a password', () => {
    expect(placeOf('mongodb://me:pa%40ss@db.example.org/cms?authSource=admin')).toBe('mongodb://db.example.org/cms')
  })
})

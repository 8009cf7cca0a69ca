import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'

import { readEnvironment } from '../../src/config/environment.js'
import { projectFiles, read } from './projectFiles.js'

type Service = {
  build?: string
  image?: string
  command?: string[]
  environment?: Record<string, string>
  ports?: string[]
  volumes?: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
}
type Instruction = { word: string; rest: string }

// Read and not run: no engine for containers is at hand where the tests run.
const dockerfile: Instruction[] = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .flatMap((line) => {
    const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
    return word ? [{ word, rest: rest! }] : []
  })
const lastStage = dockerfile.slice(dockerfile.findLastIndex(({ word }) => word === 'FROM'))
const inLastStage = (wanted: string): string[] =>
  lastStage.filter(({ word }) => word === wanted).map(({ rest }) => rest)
const environment = Object.fromEntries(
  inLastStage('ENV').flatMap((rest) => rest.split(/\s+/).map((pair) => pair.split('=') as [string, string])),
)

describe('the image', () => {
  it('is built in stages and keeps neither the build tools nor the tests', () => {
    const stages = dockerfile.filter(({ word }) => word === 'FROM')
    expect(stages.length).toBeGreaterThanOrEqual(3)
    expect(inLastStage('COPY').join('\n')).toMatch(/--from=dependencies \/app\/node_modules/)
    expect(inLastStage('RUN').join('\n')).not.toMatch(/npm/)
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.git', 'node_modules', 'tests', 'data', '.env']),
    )
  })

  it('is built on one Node, which the project supports: the build stamp names the version', () => {
    const bases = dockerfile.filter(({ word, rest }) => word === 'FROM' && /^node:/.test(rest))
    expect(bases).toHaveLength(1)
    expect(Number(/^node:(\d+)-/.exec(bases[0]!.rest)?.[1])).toBeGreaterThanOrEqual(20)
  })

  it('has the admin built, so that a start needs no build', () => {
    expect(dockerfile.some(({ word, rest }) => word === 'RUN' && rest.includes('src/server/build.ts --only'))).toBe(
      true,
    )
    expect(inLastStage('COPY').join('\n')).toMatch(/--from=build .*\/app\/\.next/)
  })

  it('leaves out of its context nothing that the build stamp covers', () => {
    const inputs = /inputs = \[(.*)\]/.exec(read('src/server/fingerprint.mjs'))?.[1]?.match(/[\w./]+/g) ?? []
    expect(inputs).toContain('src')
    const ignored = read('.dockerignore').split('\n').filter(Boolean)
    expect(inputs.filter((input) => ignored.includes(input))).toEqual([])
  })

  it('runs as a user without rights, who owns the two folders that are written to', () => {
    expect(inLastStage('USER')).toEqual(['node'])
    const user = lastStage.findIndex(({ word }) => word === 'USER')
    expect(user).toBeLessThan(lastStage.findIndex(({ word }) => word === 'CMD'))
    expect(inLastStage('RUN').join('\n')).toMatch(/chown node:node \/data \/media/)
    expect(JSON.parse(inLastStage('VOLUME')[0]!)).toEqual([environment.DATA_DIR, environment.MEDIA_DIR])
  })

  it('is asked for its health by Node, which is in it; curl is not', () => {
    const [check] = inLastStage('HEALTHCHECK')
    expect(check).toMatch(/"node".*\/healthz/)
    expect(check).not.toMatch(/curl|wget/)
  })

  it('hands signals to the program itself, which is process 1', () => {
    const command = JSON.parse(inLastStage('CMD')[0]!) as string[]
    expect(command[0]).toBe('node')
    expect(command).toContain('--conditions=production')
    expect(projectFiles()).toContain(command.at(-1))
  })

  it('is reachable from outside its container, with settings that the program takes', () => {
    const settings = readEnvironment(environment)
    expect(settings.host).toBe('0.0.0.0')
    expect(inLastStage('EXPOSE')).toEqual([String(settings.port)])
  })
})

describe('docker-compose.yml', () => {
  const { services, volumes } = parse(read('docker-compose.yml')) as {
    services: Record<'application' | 'database', Service>
    volumes: Record<string, unknown>
  }
  const { application, database } = services

  it('starts MongoDB as a replica set, which it makes by itself on the first start', () => {
    expect(database.command).toEqual(expect.arrayContaining(['--replSet', 'rs0']))
    expect(database.healthcheck?.test.join('\n')).toMatch(/rs\.initiate\(\{ _id: 'rs0'/)
    expect(database.healthcheck?.test.join('\n')).toMatch(/isWritablePrimary/)
  })

  it('points the application at that replica set and waits until it takes writes', () => {
    const uri = new URL(application.environment!.DATABASE_URI!)
    expect([uri.hostname, uri.searchParams.get('replicaSet')]).toEqual(['database', 'rs0'])
    expect(application.depends_on?.database?.condition).toBe('service_healthy')
  })

  it('names no database port to the outside and no secret in the file', () => {
    expect(database.ports).toBeUndefined()
    expect(application.environment?.PAYLOAD_SECRET).toMatch(/^\$\{PAYLOAD_SECRET:\?/)
    expect(application.environment?.ADMIN_PASSWORD).toBe('${ADMIN_PASSWORD:-}')
  })

  it('keeps data, images and database when the containers go', () => {
    const kept = [...application.volumes!, ...database.volumes!].map((volume) => volume.split(':')[0]!)
    expect(Object.keys(volumes)).toEqual(kept)
    expect(application.volumes).toEqual(['data:/data', 'media:/media'])
  })

  it('sets nothing that the program does not know', () => {
    const known = [...read('.env.example').matchAll(/^# ?([A-Z_0-9]+)=/gm)].map(([, name]) => name)
    expect(Object.keys(application.environment!).filter((name) => !known.includes(name))).toEqual([])
  })
})

import { describe, expect, it } from '@jest/globals'
import { gte, satisfies } from 'semver'

import { projectFiles, read } from './projectFiles.js'

type Manifest = {
  version: string
  engines: { node: string }
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  peerDependencies: Record<string, string>
}
type Lock = {
  packages: Record<
    string,
    {
      version: string
      dependencies?: Record<string, string>
      devDependencies?: Record<string, string>
      engines?: { node?: string }
    }
  >
}
const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as Lock
const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
const installed = (name: string) => JSON.parse(read(`node_modules/${name}/package.json`)) as Manifest
const copiesInLock = (name: string) =>
  Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`))

describe('the versions that are installed', () => {
  it('are pinned exactly, so that everybody runs what was tested', () => {
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('are those of the lock file', () => {
    expect(lock.packages['']).toMatchObject({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    })
    const locked = Object.fromEntries(
      Object.keys(wanted).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]),
    )
    expect(locked).toEqual(wanted)
  })

  it('are one and the same version for every part of Payload, 3.90.2 or newer: mixed ones load two copies', () => {
    const parts = Object.keys(lock.packages).filter((path) => /node_modules\/(payload|@payloadcms\/[^/]+)$/.test(path))
    expect(parts.length).toBeGreaterThan(8)
    const versions = new Set(parts.map((path) => lock.packages[path]?.version))
    expect([...versions]).toEqual([manifest.dependencies.payload])
    expect(gte(manifest.dependencies.payload!, '3.90.2')).toBe(true)
  })

  it('have a Next without published critical advisories, within what Payload supports', () => {
    expect(gte(manifest.dependencies.next!, '16.3.7')).toBe(true)
    expect(satisfies(manifest.dependencies.next!, installed('@payloadcms/next').peerDependencies.next!)).toBe(true)
  })

  it('have a GraphQL within what Payload supports, once', () => {
    expect(satisfies(manifest.dependencies.graphql!, installed('@payloadcms/next').peerDependencies.graphql!)).toBe(
      true,
    )
    expect(copiesInLock('graphql')).toEqual(['node_modules/graphql'])
  })

  it.each([
    ['sharp', '0.35.0', '1.0.0'],
    ['express', '5.0.0', '6.0.0'],
  ])('have %s from %s and below %s', (name, floor, ceiling) => {
    expect(satisfies(manifest.dependencies[name]!, `>=${floor} <${ceiling}`)).toBe(true)
  })

  it('have one copy of the MongoDB driver, the one mongoose uses: a second would not share its connections and errors', () => {
    expect(copiesInLock('mongodb')).toEqual(['node_modules/mongodb'])
    expect(satisfies(manifest.dependencies.mongodb!, installed('mongoose').dependencies.mongodb!)).toBe(true)
  })

  it.each(['react', 'react-dom', 'payload', 'next', '@libsql/client', 'mongoose'])('have one copy of %s', (name) => {
    expect(copiesInLock(name)).toEqual([`node_modules/${name}`])
  })

  it('all run on the oldest Node that the project promises', () => {
    const oldest = manifest.engines.node.replace('>=', '')
    expect(oldest).toBe('20.19.0')
    const tooNew = Object.keys(wanted).filter(
      (name) => !satisfies(oldest, lock.packages[`node_modules/${name}`]?.engines?.node ?? '*'),
    )
    expect(tooNew).toEqual([])
  })
})

it('Jest simulates browsers with no jsdom beyond 27.3, which does not load on Node 20', () => {
  const copies = copiesInLock('jsdom').map((path) => lock.packages[path]!.version)
  expect(copies.filter((version) => !satisfies(version, '<=27.3'))).toEqual([])
})

it('has the scripts that the contract names', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  expect(Object.keys(scripts)).toEqual(
    expect.arrayContaining(['start', 'dev', 'test', 'test:browser', 'check', 'import', 'bench', 'payload', 'generate']),
  )
})

it('has files for every script to run', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = Object.values(scripts).flatMap((script) => script.match(/\b(?:src|tests|bench)\/[\w/.-]+/g) ?? [])
  expect(named.length).toBeGreaterThan(4)
  const files = new Set(projectFiles())
  expect(named.filter((file) => !files.has(file))).toEqual([])
})

import { expect, it } from '@jest/globals'
import type { FlattenedField } from 'payload'

import { referencePaths } from '../../../src/database/referencePaths.js'

const fields = [
  { type: 'text', name: 'title' },
  { type: 'upload', name: 'cover', relationTo: 'media' },
  { type: 'relationship', name: 'mixed', relationTo: ['people', 'media'] },
  {
    type: 'array',
    name: 'participants',
    flattenedFields: [
      { type: 'relationship', name: 'person', relationTo: 'people' },
      { type: 'group', name: 'papers', flattenedFields: [{ type: 'upload', name: 'scan', relationTo: 'media' }] },
    ],
  },
] as unknown as FlattenedField[]

it.each([
  ['media', ['cover', 'mixed', 'participants.papers.scan']],
  ['people', ['mixed', 'participants.person']],
  ['topics', []],
])('every field that refers to %s is found, however deep', (target, paths) => {
  expect(referencePaths(target, fields)).toEqual(paths)
})

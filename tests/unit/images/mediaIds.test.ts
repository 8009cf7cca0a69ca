import { describe, expect, it } from '@jest/globals'
import type { FlattenedField } from 'payload'

import { mediaIdsInRichText, mediaIdsOf } from '../../../src/media/usage/mediaIdsOf.js'

const upload = (value: unknown) => ({ type: 'upload', relationTo: 'media', value, fields: {} })
const richText = (...children: unknown[]) => ({ root: { type: 'root', children } })
const field = (definition: Record<string, unknown>) => definition as unknown as FlattenedField

describe('The media that a rich text shows', () => {
  it('are found in paragraphs, lists and quotes, by id or populated', () => {
    const list = {
      type: 'list',
      children: [{ type: 'listitem', children: [{ type: 'quote', children: [upload({ id: 'b', alt: '…' })] }] }],
    }
    expect([...mediaIdsInRichText(richText(upload('a'), { type: 'paragraph', children: [] }, list))].sort()).toEqual([
      'a',
      'b',
    ])
  })

  it('are found a hundred thousand levels deep', () => {
    let node: unknown = upload('deep')
    for (let level = 0; level < 100_000; level += 1) node = { type: 'quote', children: [node] }
    expect([...mediaIdsInRichText(richText(node))]).toEqual(['deep'])
  })

  it('do not include documents of other collections, and are none in an empty text', () => {
    expect(
      mediaIdsInRichText(
        richText(
          { type: 'upload', relationTo: 'files', value: 'x' },
          { type: 'upload', relationTo: 'media', value: null },
        ),
      ).size,
    ).toBe(0)
    expect(mediaIdsInRichText(null).size).toBe(0)
  })
})

describe('The media that a document uses', () => {
  const fields = [
    field({ name: 'cover', type: 'upload', relationTo: 'media' }),
    field({ name: 'images', type: 'upload', relationTo: 'media', hasMany: true }),
    field({ name: 'related', type: 'relationship', relationTo: ['articles', 'media'], hasMany: true }),
    field({ name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true }),
    field({ name: 'body', type: 'richText' }),
    field({
      name: 'group',
      type: 'group',
      flattenedFields: [field({ name: 'logo', type: 'upload', relationTo: 'media' })],
    }),
    field({
      name: 'rows',
      type: 'array',
      flattenedFields: [field({ name: 'icon', type: 'upload', relationTo: 'media' })],
    }),
    field({
      name: 'parts',
      type: 'blocks',
      blocks: [
        {
          slug: 'gallery',
          flattenedFields: [field({ name: 'shots', type: 'upload', relationTo: 'media', hasMany: true })],
        },
      ],
    }),
  ]

  it('are found in every kind of field, however deep', () => {
    const data = {
      cover: 'cover',
      images: ['one', { id: 'two' }],
      related: [
        { relationTo: 'media', value: 'three' },
        { relationTo: 'articles', value: 'article' },
      ],
      topics: ['topic'],
      body: richText(upload('body')),
      group: { logo: { id: 'logo' } },
      rows: [{ icon: 'icon' }, { icon: null }],
      parts: [
        { blockType: 'gallery', shots: ['shot'] },
        { blockType: 'unknown', shots: ['no'] },
      ],
    }
    expect([...mediaIdsOf(fields, data)].sort()).toEqual([
      'body',
      'cover',
      'icon',
      'logo',
      'one',
      'shot',
      'three',
      'two',
    ])
  })

  it('are none in an empty document', () => {
    expect(mediaIdsOf(fields, { cover: null, images: [], body: undefined }).size).toBe(0)
  })
})

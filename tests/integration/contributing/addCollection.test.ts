import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { ProjectCopy } from '../../support/ProjectCopy.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb'

const declaration = `import { governedCollection } from '../src/governed/governedCollection.js'
import { bilingual } from '../src/vocabulary/bilingual.js'
import { slugs } from '../src/vocabulary/slugs.js'

/** What the federation announces. */
export const Notices = governedCollection({
  slug: slugs.notices,
  labels: { singular: bilingual('公示', 'Notice'), plural: bilingual('公示', 'Notices') },
  graphQL: { singularName: 'Notice', pluralName: 'Notices' },
  titleField: 'title',
  fields: [
    { name: 'title', type: 'text', label: bilingual('标题', 'Title'), required: true, index: true },
    { name: 'content', type: 'textarea', label: bilingual('内容', 'Content') },
    { name: 'cover', type: 'upload', relationTo: slugs.media, label: bilingual('封面', 'Cover') },
  ],
  indexes: [['_status', 'title']],
})
`

// The steps of docs/contributing/governed-collection.md, done to a copy of the project.
let copy: ProjectCopy
beforeAll(() => {
  copy = new ProjectCopy()
  copy.edit('src/vocabulary/slugs.ts', "  honours: 'honours',", "  honours: 'honours',\n  notices: 'notices',")
  copy.edit('src/vocabulary/slugs.ts', "'people', 'honours'] as const", "'people', 'honours', 'notices'] as const")
  copy.write('collections/Notices.ts', declaration)
  copy.edit('collections/index.ts', 'import { Media }', "import { Notices } from './Notices.js'\nimport { Media }")
  copy.edit('collections/index.ts', 'People, Honours]', 'People, Honours, Notices]')
})
afterAll(() => copy.remove())

it('A governed collection that was added as documented goes from draft to websites', () => {
  if (DASHIJI_DATABASE === 'sqlite') {
    const uri = `file:${join(copy.root, 'none.db')}`
    copy.run(['node_modules/payload/bin.js', 'migrate:create', 'notices'], { DATABASE_URI: uri })
    expect(
      readdirSync(join(copy.root, 'src/migrations/sqlite')).filter((file) => /_notices\.ts$/.test(file)),
    ).toHaveLength(1)
  }
  const printed = copy.run(['--import', 'tsx', 'tests/integration/contributing/liveNotice.ts'], {
    DATABASE_KIND: DASHIJI_DATABASE,
    ...(process.env.DASHIJI_TEST_MONGODB ? { DASHIJI_TEST_MONGODB: process.env.DASHIJI_TEST_MONGODB } : {}),
  })
  expect(JSON.parse(printed.trim().split('\n').at(-1)!)).toMatchObject({
    created: 201,
    liveAtFirst: [],
    submit: 200,
    approveByWriter: 403,
    approve: 200,
    directly: 403,
    publish: 200,
    docs: [{ title: '招聘公示', slug: 'zhao-pin-gong-shi', content: '面向残疾人的岗位' }],
    type: 'Notice',
    rules: expect.arrayContaining(['notices']),
    events: expect.arrayContaining(['content.submit', 'content.approve', 'content.publish']),
  })
}, 300_000)

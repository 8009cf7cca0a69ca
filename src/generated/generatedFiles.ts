import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { generateImportMap, type SanitizedConfig } from 'payload'
import { generateTypes } from 'payload/node'

import { errorsPage } from './errorsPage.js'
import { permissionsPage } from './permissionsPage.js'
import { schemaText } from './schemaText.js'
import { workflowPage } from './workflowPage.js'

/** Every committed file that is generated, by its path, with what it should hold. */
export async function generatedFiles(config: SanitizedConfig): Promise<Record<string, string>> {
  return { ...generatedPages(config), ...(await madeByPayload(config)) }
}

/** Those that are made here. */
export const generatedPages = (config: SanitizedConfig): Record<string, string> => ({
  'schema.graphql': schemaText(config),
  'docs/permissions.md': permissionsPage(),
  'docs/errors.md': errorsPage(),
  'docs/workflow.md': workflowPage(),
})

const importMapFile = 'src/app/(payload)/admin/importMap.js'

/**
 * Those that Payload's own generators make. They write files, so they write to others: the types to a folder of their own,
 * the import map beside its file, since it names the components by their path from there.
 */
async function madeByPayload(config: SanitizedConfig): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'dashiji-generated-'))
  const [types, importMap] = [join(folder, 'types.ts'), resolve(`${importMapFile}.${process.pid}.tmp`)]
  try {
    await generateTypes({ ...config, typescript: { ...config.typescript, outputFile: types } }, { log: false })
    await generateImportMap(
      { ...config, admin: { ...config.admin, importMap: { ...config.admin.importMap, importMapFile: importMap } } },
      { force: true, log: false },
    )
    return {
      'src/generated/payload-types.ts': await readFile(types, 'utf8'),
      [importMapFile]: await readFile(importMap, 'utf8'),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(importMap, { force: true })
  }
}

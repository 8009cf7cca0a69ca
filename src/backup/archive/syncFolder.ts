import { open } from 'node:fs/promises'

/** Makes sure that the names in a folder are on the disk. Some systems cannot open a folder; there it does nothing. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  try {
    await handle?.sync().catch(() => undefined)
  } finally {
    await handle?.close()
  }
}

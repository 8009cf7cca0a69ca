import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Finds the Chromium to test with: `CHROMIUM_PATH`, else the first one on the machine.
 * @throws Error in one line that says how to get one
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.CHROMIUM_PATH
  if (given) {
    if (isProgram(given)) return given
    throw new Error(
      `CHROMIUM_PATH（${given}）不是可运行的程序 | CHROMIUM_PATH (${given}) is not a program that can be run`,
    )
  }
  const folders = ['/usr/bin', '/usr/local/bin', ...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')]
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
  if (found) return found
  throw new Error(
    '没有找到 Chromium。请安装（Debian：apt-get install chromium），或用 CHROMIUM_PATH 指明位置 | No Chromium was found. Install one (Debian: apt-get install chromium) or say where it is with CHROMIUM_PATH',
  )
}

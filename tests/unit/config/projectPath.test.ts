import { describe, expect, it } from '@jest/globals'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute } from 'node:path'

import { projectPath } from '../../../src/config/projectPath.js'

describe('A path in the project', () => {
  it('does not depend on the folder in which the process was started', () => {
    const workingDirectory = process.cwd()
    const path = projectPath('src/migrations/sqlite')
    try {
      process.chdir(tmpdir())
      expect(projectPath('src/migrations/sqlite')).toBe(path)
      expect(isAbsolute(path) && existsSync(path)).toBe(true)
    } finally {
      process.chdir(workingDirectory)
    }
  })
})

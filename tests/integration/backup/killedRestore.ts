/**
 * A program for tests: restores a backup into the place of its settings and kills itself on the way. Arguments: the
 * file, and before which step; the step `finish` instead does what a start does about a restore that was cut off.
 */
import { MongoTarget } from '../../../src/backup/database/MongoTarget.js'
import { SqliteTarget } from '../../../src/backup/database/SqliteTarget.js'
import { finishRestore } from '../../../src/backup/finishRestore.js'
import { MediaStage } from '../../../src/backup/MediaStage.js'
import { restoreBackup } from '../../../src/backup/restoreBackup.js'
import { settings } from '../../../src/config/settings.js'

const [file, step] = process.argv.slice(2) as [string, string]
const killNow = () => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise<never>(() => undefined)
}

if (step === 'finish') {
  process.stdout.write(String(await finishRestore(settings())))
} else {
  for (const { prototype } of [SqliteTarget, MongoTarget, MediaStage])
    if (step in prototype) Object.assign(prototype, { [step]: killNow })
  await restoreBackup({
    environment: settings(),
    file,
    progress: (done, _total, what) => {
      if (step === 'media' && what === 'media' && done > 2) void killNow()
    },
  })
}

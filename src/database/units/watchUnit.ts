import { limits } from './limits.js'
import type { Unit } from './Unit.js'

/** Names a unit in the log when it is open for long, and undoes it when nothing more is written: whoever began it has forgotten it. */
export function watchUnit(unit: Unit, undo: () => Promise<void>): void {
  const began = Date.now()
  let named = false
  const timer = setInterval(
    () => {
      if (unit.state !== 'open') return clearInterval(timer)
      const now = Date.now()
      if (!named && now - began > limits.long) {
        named = true
        unit.engine.warn(
          `一次写入已进行 ${limits.long / 1000} 秒以上。 A unit of writes has been open for more than ${limits.long / 1000} s.`,
        )
      }
      if (now - unit.lastUsed > limits.forgotten) {
        clearInterval(timer)
        unit.engine.warn(`一次写入被遗忘，已撤销。 A unit of writes was forgotten and has been undone.`)
        void undo()
      }
    },
    Math.min(limits.long, limits.forgotten, 5_000),
  )
  timer.unref()
}

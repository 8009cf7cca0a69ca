const key = Symbol.for('dashiji.images.turns')

// On the global object, since this module is loaded once per bundle and the turns are the process's.
const turns = (): Map<string, Promise<unknown>> =>
  ((globalThis as { [key]?: Map<string, Promise<unknown>> })[key] ??= new Map())

/** Runs pieces of work that name the same thing one after another, in the order they came; a failed one does not stop the next. */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = turns().get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  turns().set(name, mine)
  const leave = () => {
    if (turns().get(name) === mine) turns().delete(name)
  }
  mine.then(leave, leave)
  return mine
}

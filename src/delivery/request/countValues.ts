/** How many values an input holds, however nested; stops counting beyond `most`. */
export function countValues(input: unknown, most: number): number {
  let count = 0
  // A stack and not recursion: the depth is the sender's choice.
  const open: unknown[] = [input]
  while (open.length > 0 && count <= most) {
    const value = open.pop()
    count += 1
    if (typeof value === 'object' && value !== null) open.push(...Object.values(value))
  }
  return count
}

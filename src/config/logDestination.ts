import { writeSync } from 'node:fs'

/** How often a pipe that is full is tried again before a line is dropped. */
const maxRetries = 5

/**
 * Writes lines of the log to a file descriptor, and drops those that cannot be written: on a full disk, or into a pipe
 * that nobody reads, the program goes on answering. Once there is room again one line says how many were dropped. It
 * never throws and logs nothing about itself, or each failure would be the cause of the next.
 * @param write for tests; writes to the descriptor
 */
export function logDestination(fd: number, write: (fd: number, data: Buffer) => number = writeSync) {
  let dropped = 0
  let isLineBroken = false

  const writeAll = (text: string): boolean => {
    let data = Buffer.from(text)
    for (let retries = 0; data.length > 0;) {
      try {
        data = data.subarray(write(fd, data))
      } catch (error) {
        retries += 1
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN' && retries <= maxRetries) continue
        isLineBroken ||= data.length < Buffer.byteLength(text)
        return false
      }
    }
    return true
  }
  const note = () => {
    const line = {
      level: 40,
      time: Date.now(),
      pid: process.pid,
      dropped,
      msg: 'lines of the log could not be written',
    }
    return `${isLineBroken ? '\n' : ''}${JSON.stringify(line)}\n`
  }

  return {
    write(line: string): void {
      if (dropped > 0) {
        if (!writeAll(note())) {
          dropped += 1
          return
        }
        dropped = 0
        isLineBroken = false
      }
      if (!writeAll(line)) dropped += 1
    },
  }
}

/**
 * Keeps a standard stream that cannot be written from ending the process: Node would throw its error as one that nobody
 * handles.
 */
export function surviveLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}

import type { Config } from 'payload'

import { never } from '../access/can.js'
import { retryPendingImagesTask } from './retryPendingImages.js'

/**
 * Payload's job queue. Nobody runs, queues or cancels jobs through the API; the server looks for due ones every five
 * minutes.
 */
export const jobs: Config['jobs'] = {
  tasks: [retryPendingImagesTask],
  autoRun: [{ cron: '*/5 * * * *', queue: 'default' }],
  access: { run: never, queue: never, cancel: never },
}

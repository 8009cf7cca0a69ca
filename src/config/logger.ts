import pino from 'pino'

// On standard error, so that standard output holds only what is said to the person who started it.
const destination = pino.destination({ fd: 2, sync: true })

/** The structured log: one JSON object a line. Secrets that requests carry are left out. */
export const logger = pino(
  {
    level: process.env.NODE_ENV === 'test' ? 'silent' : 'info',
    redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
  },
  destination,
)

import pino from 'pino'

// Standard error, so that standard output holds only the messages for the person who started the program.
const destination = pino.destination({ fd: 2, sync: true })

/** The structured log: one JSON object a line. Credentials in request headers are redacted. */
export const logger = pino(
  {
    level: process.env.NODE_ENV === 'test' ? 'silent' : 'info',
    redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
  },
  destination,
)

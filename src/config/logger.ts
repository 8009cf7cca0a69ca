import pino from 'pino'

import { logDestination } from './logDestination.js'

// Standard error, so that standard output holds only the messages for the person who started the program.
const destination = logDestination(2)

/** The structured log: one JSON object a line. Credentials in request headers are redacted. */
export const logger = pino(
  {
    level: process.env.NODE_ENV === 'test' ? 'silent' : 'info',
    redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
  },
  destination,
)

/** Log levels of Payload's errors: a refused request is a normal response, not a fault of the server. */
export const loggingLevels = {
  APIError: 'info',
  AuthenticationError: 'info',
  Forbidden: 'info',
  LockedAuth: 'info',
  MissingFile: 'info',
  NotFound: 'info',
  QueryError: 'info',
  UnverifiedEmail: 'info',
  ValidationError: 'info',
} as const

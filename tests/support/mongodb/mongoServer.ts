/**
 * A MongoDB for the tests: the server that `MONGODB_TEST_URI` names, else one of our own, written in Java,
 * which lives as long as the process that started it.
 */
export { databaseUri } from './databaseUri.js'
export { dropDatabase } from './dropDatabase.js'
export { findMongoServer, type MongoServerFound } from './findMongoServer.js'
export { serverHasTransactions } from './serverHasTransactions.js'
export { startMongoServer, type MongoServer } from './startMongoServer.js'
export { startOwnMongoServer, type OwnMongoServer, type Storage } from './startOwnMongoServer.js'

import * as migration_20261122_035637_schema from './20261122_035637_schema';

export const migrations = [
  {
    up: migration_20261122_035637_schema.up,
    down: migration_20261122_035637_schema.down,
    name: '20261122_035637_schema'
  },
];

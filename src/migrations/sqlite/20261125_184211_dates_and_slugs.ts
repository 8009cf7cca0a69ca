import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`_status_deletedAt_publishedAt_createdAt_idx\`;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`public_date\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`first_published_at\` text;`)
  await db.run(sql`CREATE INDEX \`articles_public_date_idx\` ON \`articles\` (\`public_date\`);`)
  await db.run(sql`CREATE INDEX \`articles_first_published_at_idx\` ON \`articles\` (\`first_published_at\`);`)
  await db.run(
    sql`CREATE INDEX \`_status_deletedAt_publicDate_createdAt_idx\` ON \`articles\` (\`_status\`,\`deleted_at\`,\`public_date\`,\`created_at\`);`,
  )
  await db.run(sql`DROP INDEX \`compound_index_idx\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_public_date\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_first_published_at\` text;`)
  await db.run(
    sql`CREATE INDEX \`_articles_v_version_version_public_date_idx\` ON \`_articles_v\` (\`version_public_date\`);`,
  )
  await db.run(
    sql`CREATE INDEX \`_articles_v_version_version_first_published_at_idx\` ON \`_articles_v\` (\`version_first_published_at\`);`,
  )
  await db.run(
    sql`CREATE INDEX \`compound_index_idx\` ON \`_articles_v\` (\`version__status\`,\`version_deleted_at\`,\`version_public_date\`,\`version_created_at\`);`,
  )
  await db.run(sql`ALTER TABLE \`activities\` ADD \`first_published_at\` text;`)
  await db.run(sql`CREATE INDEX \`activities_first_published_at_idx\` ON \`activities\` (\`first_published_at\`);`)
  await db.run(sql`ALTER TABLE \`_activities_v\` ADD \`version_first_published_at\` text;`)
  await db.run(
    sql`CREATE INDEX \`_activities_v_version_version_first_published_at_idx\` ON \`_activities_v\` (\`version_first_published_at\`);`,
  )
  await db.run(sql`ALTER TABLE \`people\` ADD \`first_published_at\` text;`)
  await db.run(sql`CREATE INDEX \`people_first_published_at_idx\` ON \`people\` (\`first_published_at\`);`)
  await db.run(sql`ALTER TABLE \`_people_v\` ADD \`version_first_published_at\` text;`)
  await db.run(
    sql`CREATE INDEX \`_people_v_version_version_first_published_at_idx\` ON \`_people_v\` (\`version_first_published_at\`);`,
  )
  await db.run(sql`ALTER TABLE \`honours\` ADD \`first_published_at\` text;`)
  await db.run(sql`CREATE INDEX \`honours_first_published_at_idx\` ON \`honours\` (\`first_published_at\`);`)
  await db.run(sql`ALTER TABLE \`_honours_v\` ADD \`version_first_published_at\` text;`)
  await db.run(
    sql`CREATE INDEX \`_honours_v_version_version_first_published_at_idx\` ON \`_honours_v\` (\`version_first_published_at\`);`,
  )
  await db.run(sql`ALTER TABLE \`organisations\` ADD \`slug\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`organisations_slug_idx\` ON \`organisations\` (\`slug\`);`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`slug\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`topics_slug_idx\` ON \`topics\` (\`slug\`);`)
  await db.run(sql`ALTER TABLE \`workflow_records\` ADD \`first_submitted_at\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`articles_public_date_idx\`;`)
  await db.run(sql`DROP INDEX \`articles_first_published_at_idx\`;`)
  await db.run(sql`DROP INDEX \`_status_deletedAt_publicDate_createdAt_idx\`;`)
  await db.run(
    sql`CREATE INDEX \`_status_deletedAt_publishedAt_createdAt_idx\` ON \`articles\` (\`_status\`,\`deleted_at\`,\`published_at\`,\`created_at\`);`,
  )
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`public_date\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`first_published_at\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_version_version_public_date_idx\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_version_version_first_published_at_idx\`;`)
  await db.run(sql`DROP INDEX \`compound_index_idx\`;`)
  await db.run(
    sql`CREATE INDEX \`compound_index_idx\` ON \`_articles_v\` (\`version__status\`,\`version_deleted_at\`,\`version_published_at\`,\`version_created_at\`);`,
  )
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_public_date\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_first_published_at\`;`)
  await db.run(sql`DROP INDEX \`activities_first_published_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`activities\` DROP COLUMN \`first_published_at\`;`)
  await db.run(sql`DROP INDEX \`_activities_v_version_version_first_published_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_activities_v\` DROP COLUMN \`version_first_published_at\`;`)
  await db.run(sql`DROP INDEX \`people_first_published_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`people\` DROP COLUMN \`first_published_at\`;`)
  await db.run(sql`DROP INDEX \`_people_v_version_version_first_published_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_people_v\` DROP COLUMN \`version_first_published_at\`;`)
  await db.run(sql`DROP INDEX \`honours_first_published_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`honours\` DROP COLUMN \`first_published_at\`;`)
  await db.run(sql`DROP INDEX \`_honours_v_version_version_first_published_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`_honours_v\` DROP COLUMN \`version_first_published_at\`;`)
  await db.run(sql`DROP INDEX \`organisations_slug_idx\`;`)
  await db.run(sql`ALTER TABLE \`organisations\` DROP COLUMN \`slug\`;`)
  await db.run(sql`DROP INDEX \`topics_slug_idx\`;`)
  await db.run(sql`ALTER TABLE \`topics\` DROP COLUMN \`slug\`;`)
  await db.run(sql`ALTER TABLE \`workflow_records\` DROP COLUMN \`first_submitted_at\`;`)
}

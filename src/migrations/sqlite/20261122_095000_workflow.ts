import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`workflow_records\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`collection\` text,
  	\`document\` text,
  	\`state\` text,
  	\`revision\` numeric,
  	\`content_hash\` text,
  	\`field_hashes\` text,
  	\`run\` text,
  	\`schedule_at\` text,
  	\`schedule\` text,
  	\`was_live\` integer DEFAULT false,
  	\`seal\` text,
  	\`seal_broken\` integer DEFAULT false,
  	\`take_down\` text,
  	\`take_down_open\` integer DEFAULT false,
  	\`notice\` text
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`workflow_records_key_idx\` ON \`workflow_records\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`workflow_records_state_idx\` ON \`workflow_records\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`workflow_records_content_hash_idx\` ON \`workflow_records\` (\`content_hash\`);`)
  await db.run(sql`CREATE INDEX \`workflow_records_schedule_at_idx\` ON \`workflow_records\` (\`schedule_at\`);`)
  await db.run(sql`CREATE INDEX \`workflow_records_seal_broken_idx\` ON \`workflow_records\` (\`seal_broken\`);`)
  await db.run(sql`CREATE INDEX \`workflow_records_take_down_open_idx\` ON \`workflow_records\` (\`take_down_open\`);`)
  await db.run(sql`CREATE INDEX \`collection_document_1_idx\` ON \`workflow_records\` (\`collection\`,\`document\`);`)
  await db.run(sql`CREATE TABLE \`workflow_records_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`workflow_records\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`workflow_records_texts_order_parent\` ON \`workflow_records_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`workflow_records_texts_text_idx\` ON \`workflow_records_texts\` (\`text\`);`)
  await db.run(sql`CREATE INDEX \`workflow_records_texts_parent_idx\` ON \`workflow_records_texts\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`workflow_settings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`articles\` text DEFAULT 'single' NOT NULL,
  	\`activities\` text DEFAULT 'single' NOT NULL,
  	\`people\` text DEFAULT 'single' NOT NULL,
  	\`honours\` text DEFAULT 'single' NOT NULL,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`ALTER TABLE \`media\` ADD \`file_hash\` text;`)
  await db.run(sql`ALTER TABLE \`audit_events\` ADD \`details\` text;`)
  await db.run(sql`CREATE INDEX \`collection_document_idx\` ON \`audit_events\` (\`collection\`,\`document\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`workflow_records\`;`)
  await db.run(sql`DROP TABLE \`workflow_records_texts\`;`)
  await db.run(sql`DROP TABLE \`workflow_settings\`;`)
  await db.run(sql`DROP INDEX \`collection_document_idx\`;`)
  await db.run(sql`ALTER TABLE \`audit_events\` DROP COLUMN \`details\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`file_hash\`;`)
}

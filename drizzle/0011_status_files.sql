CREATE TABLE `status_edits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`spec_id` text NOT NULL,
	`file` text NOT NULL,
	`reason` text NOT NULL,
	`hash` text NOT NULL,
	`found_at` text NOT NULL,
	`wrote` text,
	`choice` text
);
--> statement-breakpoint
CREATE INDEX `status_edits_by_spec` ON `status_edits` (`spec_id`);--> statement-breakpoint
CREATE TABLE `status_files` (
	`spec_id` text PRIMARY KEY NOT NULL,
	`hashes` text NOT NULL,
	`words` text NOT NULL
);

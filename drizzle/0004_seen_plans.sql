CREATE TABLE `gone_tasks` (
	`spec_id` text NOT NULL,
	`task_id` text NOT NULL,
	`task` text NOT NULL,
	`gone_at` text NOT NULL,
	PRIMARY KEY(`spec_id`, `task_id`)
);
--> statement-breakpoint
CREATE TABLE `seen_plans` (
	`spec_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`plan` text,
	`reader_version` integer NOT NULL,
	`seen_at` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `mappings` ADD `approved_for` text;--> statement-breakpoint
ALTER TABLE `mappings` ADD `voided` text;--> statement-breakpoint
ALTER TABLE `run_tasks` ADD `fingerprint` text;
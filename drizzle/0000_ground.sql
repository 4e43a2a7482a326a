CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`task_id` text NOT NULL,
	`n` integer NOT NULL,
	`status` text NOT NULL,
	`executor` text NOT NULL,
	`command` text NOT NULL,
	`argv` text NOT NULL,
	`pid` integer,
	`process_start` text,
	`boot_id` text,
	`started_at` text NOT NULL,
	`finished_at` text,
	`duration_ms` real,
	`exit_code` integer,
	`signal` text,
	`problem` text,
	`files` text,
	`log_path` text NOT NULL,
	`log_bytes` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_by_number` ON `attempts` (`run_id`,`task_id`,`n`);--> statement-breakpoint
CREATE INDEX `attempts_by_task` ON `attempts` (`task_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_attempt_per_task` ON `attempts` (`task_id`) WHERE status in ('starting', 'running');--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`spec_id` text NOT NULL,
	`layer_key` text,
	`description` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `corrections_by_description` ON `corrections` (`description`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` text NOT NULL,
	`attempt_id` text,
	`attempt_seq` integer,
	`at` text NOT NULL,
	`type` text NOT NULL,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_by_run` ON `events` (`run_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_row_per_attempt_event` ON `events` (`attempt_id`,`attempt_seq`);--> statement-breakpoint
CREATE TABLE `mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`spec_id` text NOT NULL,
	`task_id` text NOT NULL,
	`status` text NOT NULL,
	`origin` text NOT NULL,
	`confidence` integer NOT NULL,
	`answer` text,
	`reason` text NOT NULL,
	`matched` text NOT NULL,
	`stack_facts` text NOT NULL,
	`alternatives` text NOT NULL,
	`created_at` text NOT NULL,
	`approved_at` text
);
--> statement-breakpoint
CREATE INDEX `mappings_by_spec` ON `mappings` (`spec_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_live_mapping_per_task` ON `mappings` (`task_id`) WHERE status <> 'superseded';--> statement-breakpoint
CREATE TABLE `run_tasks` (
	`run_id` text NOT NULL,
	`task_id` text NOT NULL,
	`role` text NOT NULL,
	`layer_key` text NOT NULL,
	`position` integer NOT NULL,
	`key` text NOT NULL,
	`ref` text,
	`description` text NOT NULL,
	`line` integer NOT NULL,
	`agent` text,
	`complexity` text,
	`depends_on` text NOT NULL,
	`mapping_id` text,
	`answer` text,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`problem` text,
	`evidence` text,
	`started_at` text,
	`finished_at` text,
	`duration_ms` real,
	`output` text NOT NULL,
	PRIMARY KEY(`run_id`, `task_id`)
);
--> statement-breakpoint
CREATE INDEX `run_tasks_by_task` ON `run_tasks` (`task_id`);--> statement-breakpoint
CREATE TABLE `runs` (
	`id` text PRIMARY KEY NOT NULL,
	`spec_id` text NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`rehearsal` integer NOT NULL,
	`layers` text NOT NULL,
	`pause` text,
	`started_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`finished_at` text
);
--> statement-breakpoint
CREATE INDEX `runs_by_spec` ON `runs` (`spec_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `specs` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`plan` text NOT NULL,
	`reader_version` integer NOT NULL,
	`loaded_at` text NOT NULL
);

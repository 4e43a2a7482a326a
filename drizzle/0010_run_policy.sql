ALTER TABLE `run_tasks` ADD `files` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `run_tasks` ADD `work_ms` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `run_tasks` ADD `cost_usd` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `runs` ADD `policy` text DEFAULT '{"parallel":null,"onFailure":null,"raised":{},"streak":null}' NOT NULL;
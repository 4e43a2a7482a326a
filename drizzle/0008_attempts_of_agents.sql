ALTER TABLE `attempts` ADD `failure` text;--> statement-breakpoint
ALTER TABLE `attempts` ADD `agent` text;--> statement-breakpoint
ALTER TABLE `run_tasks` ADD `wait` text;--> statement-breakpoint
ALTER TABLE `run_tasks` ADD `question` text;
ALTER TABLE `attempts` ADD `checkpoint` text;--> statement-breakpoint
ALTER TABLE `attempts` ADD `verification` text;
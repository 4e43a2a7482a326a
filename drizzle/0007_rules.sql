ALTER TABLE `corrections` ADD `words` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `corrections` ADD `stack` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `corrections` ADD `enabled` integer DEFAULT true NOT NULL;
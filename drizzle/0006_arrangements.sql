CREATE TABLE `arrangements` (
	`spec_id` text PRIMARY KEY NOT NULL,
	`arrangement` text NOT NULL,
	`updated_at` text NOT NULL
);

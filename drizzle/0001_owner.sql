CREATE TABLE `owner` (
	`row` integer PRIMARY KEY NOT NULL,
	`state_id` text NOT NULL
);

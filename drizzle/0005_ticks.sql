CREATE TABLE `ticks` (
	`spec_id` text NOT NULL,
	`box_id` text NOT NULL,
	`sign` text,
	`written` integer NOT NULL,
	PRIMARY KEY(`spec_id`, `box_id`)
);
--> statement-breakpoint
-- What was completed before boxes were ticked is left as the person has it.
INSERT INTO `ticks` (`spec_id`, `box_id`, `sign`, `written`)
SELECT DISTINCT `runs`.`spec_id`, `run_tasks`.`task_id`, NULL, 1
FROM `run_tasks` JOIN `runs` ON `runs`.`id` = `run_tasks`.`run_id`
WHERE `runs`.`rehearsal` = 0 AND `run_tasks`.`role` = 'task' AND `run_tasks`.`status` = 'complete';

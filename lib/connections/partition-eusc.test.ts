import { describePartition } from "./testing/partition-journeys";

describePartition("aws-eusc");

@durable-streams
Feature: Nothing acknowledged is lost
  An append that was acknowledged is in the stream, once, whatever happens at the same time.

  @DS-4-02 @MUST
  Rule: Competing appends are stored exactly once each

    Scenario: Fifty writers at the same time
      Given a stream
      When 50 writers append 1 message each at the same time
      Then every acknowledged append is in the stream exactly once

    Scenario: Eight writers for many rounds
      Given a stream
      When 8 writers append 100 messages each at the same time
      Then every acknowledged append is in the stream exactly once
      And every acknowledged append comes after those that its writer sent before

    @capability-json
    Scenario: Writers of JSON batches
      Given a JSON stream
      When 10 writers append 20 messages each at the same time
      Then every acknowledged append is in the stream exactly once

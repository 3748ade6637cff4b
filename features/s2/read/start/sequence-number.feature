@s2
Feature: A read from a sequence number
  A read that names a sequence number begins with the record that has it, and goes on from there.

  @S2-READ-START-01 @MUST
  Rule: A read from a sequence number begins with the record that has it

    @each-reader
    Scenario Outline: The <which> record of five
      Given a stream with 5 records
      When a reader reads from sequence number <start>, at most 1 record
      Then the reader receives record <start>

      Examples:
        | which  | start |
        | first  | 0     |
        | second | 1     |
        | third  | 2     |
        | last   | 4     |

    Scenario: A record inside a batch
      Given a stream with 30 records in batches of 10
      When a reader reads from sequence number 17, at most 1 record
      Then the reader receives record 17

  @S2-READ-START-02 @MUST
  Rule: Records come in the order of their sequence numbers, each once

    @each-reader
    Scenario: Records of many appends
      Given a stream with 95 records in batches of 7
      And a writer appends 5 records
      When a reader reads from sequence number 0, at most 100 records
      Then the reader receives all records

    @capability-session-sse
    Scenario: A session of many batches
      Given a stream with 2500 records in batches of 500
      When a reader opens a session from sequence number 0, at most 2500 records
      Then the reader receives all records

    @capability-session-sse
    Scenario: From old records on to new ones
      Given a stream with 5 records
      And a reader opens a session from sequence number 1
      And the reader receives records 1 to 4
      When a writer appends 5 records
      Then the reader receives records 1 to 9

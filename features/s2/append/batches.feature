@s2
Feature: A batch is one piece
  An append adds its records at the tail, all of them or none, in their order, whoever else appends.

  @S2-APPEND-07 @MUST
  Rule: The records of a batch are stored in the order in which they were sent

    Scenario: A thousand records in one batch
      Given a stream with 2 records
      When a writer sends a batch of 1000 records
      Then the stream holds exactly what was acknowledged

    Scenario: Timestamps that fall within the batch
      Given a stream with the timestamping "client-require"
      When a writer sends a batch of records at the timestamps 3000, 1000 and 2000
      Then the stream holds exactly what was acknowledged

    Scenario: Bodies whose alphabetical order is another one
      Given a stream
      When a writer sends a batch of records with the bodies b, c, a and b
      Then the stream holds exactly what was acknowledged

  @S2-APPEND-08 @MUST
  Rule: The records of a batch stay together whoever else appends

    Scenario: Ten writers of batches of fifty
      Given a stream
      When 10 writers append 4 batches of 50 records each, all at the same time
      Then the batches are in the stream exactly once and each in one piece

    Scenario: Eight writers for many rounds
      Given a stream
      When 8 writers append 50 batches of 1 to 10 records each, all at the same time
      Then the batches are in the stream exactly once and each in one piece
      And the batches are in the stream in the order of their sequence numbers
      And the batches are in the stream in the order in which each writer sent its own

  @S2-APPEND-09 @MUST
  Rule: A refused append leaves no record of its batch

    Scenario Outline: A batch with <fault>
      Given a stream with 3 records
      When a writer sends an append with <fault>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | fault                                              |
        | an empty header name in the second of 3 records    |
        | an empty header name in the last of 1000 records   |
        | a header without a value in the second of 3 records |
        | a number as the body of the second of 3 records    |
        | a negative timestamp in the second of 3 records    |
        | an unknown command as the second of 3 records      |
        | more than 1 MiB in the second of 3 records         |

    Scenario: The batch expects another sequence number
      Given a stream with 3 records
      When a writer sends an append with a wrong sequence number
      Then the request is refused
      And the stream is unchanged

  @S2-APPEND-25 @MUST
  Rule: What was acknowledged can be read

    Scenario: Another client reads each of 200 records at once
      Given a stream
      When 1 writer appends 200 records each, reading each back at once
      Then the stream holds exactly what was acknowledged

    Scenario: Eight writers read their own batches at once
      Given a stream
      When 8 writers append 25 batches of 4 records each, reading each back at once
      Then the batches are in the stream exactly once and each in one piece

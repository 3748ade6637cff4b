@s2
Feature: What an acknowledgement says
  An append is acknowledged with the positions of its records, which follow those before them without a gap.

  @S2-APPEND-01 @MUST
  Rule: An append is acknowledged with the positions of its start, its end and the tail

    Scenario Outline: A batch of <records> records
      Given a stream with 2 records
      When a writer sends a batch of <records> records
      Then the answer is an acknowledgement with start, end and tail

      Examples:
        | records |
        | 1       |
        | 10      |

    Scenario: Timestamps of the writer
      Given a stream with records at the timestamps 1000, 2000 and 3000
      When a writer sends a batch of records at the timestamps 4000 and 5000
      Then the answer is an acknowledgement with start, end and tail

  @S2-APPEND-02 @MUST
  Rule: The acknowledgement spans as many numbers as the batch has records

    Scenario Outline: A batch of <records> records
      Given a stream with 2 records
      When a writer sends a batch of <records> records
      Then the acknowledgement spans <records> numbers

      Examples:
        | records |
        | 1       |
        | 3       |
        | 1000    |

  @S2-APPEND-03 @MUST
  Rule: The tail in an acknowledgement is not behind its end

    Scenario: One writer alone
      Given a stream with 2 records
      When a writer sends a batch of 3 records
      Then the acknowledgement has no tail behind its end

    Scenario: Ten writers at the same time
      Given a stream
      When 10 writers append 20 batches of 3 records each, all at the same time
      Then the acknowledgement has no tail behind its end

  @S2-APPEND-04 @MUST
  Rule: The acknowledgement has the timestamps with which the first and the last record are stored

    Scenario: Timestamps of the writer
      Given a stream with the timestamping "client-require"
      When a writer sends a batch of records at the timestamps 1000, 2000 and 3000
      Then the acknowledgement has the timestamps of its first and its last record

    Scenario: A timestamp that the server raises
      Given a stream with records at the timestamps 1000, 2000 and 3000
      When a writer sends a batch of records at the timestamps 500 and 4000
      Then the acknowledgement has the timestamps of its first and its last record

    Scenario: Timestamps of the server
      Given a stream
      When a writer sends a batch of 3 records
      Then the acknowledgement has the timestamps of its first and its last record

  @S2-APPEND-05 @MUST
  Rule: The first record of a stream has the sequence number 0

    Scenario Outline: A batch of <records> records
      Given a stream
      When a writer sends a batch of <records> records
      Then the append begins at sequence number 0
      And the stream holds exactly what was acknowledged

      Examples:
        | records |
        | 1       |
        | 10      |

    Scenario: A refused append does not take the number
      Given a stream
      When a writer sends an append with no records
      And a writer sends a batch of 1 record
      Then the append begins at sequence number 0

  @S2-APPEND-06 @MUST
  Rule: An append begins where the one before it ended

    Scenario: A hundred batches in a row
      Given a stream
      When a writer sends 100 batches of 1 to 20 records
      Then the stream holds exactly what was acknowledged

    Scenario Outline: After an append with <peculiarity>
      Given a stream with 3 records
      When a writer sends an append with <peculiarity>
      And a writer sends a batch of 2 records
      Then the append begins at sequence number 3
      And the stream holds exactly what was acknowledged

      Examples:
        | peculiarity             |
        | no records              |
        | a wrong sequence number |
        | an empty header name    |
        | broken JSON             |

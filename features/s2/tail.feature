@s2
Feature: The tail of a stream
  Check-tail tells which number the next record gets and which timestamp the last one has.

  @S2-TAIL-01 @MUST
  Rule: Check-tail is answered with the position of the tail

    Scenario: A stream with records
      Given a stream with 3 records
      When a client checks the tail
      Then the answer names the tail

    Scenario: A stream without records
      Given a stream
      When a client checks the tail
      Then the answer names the tail

  @S2-TAIL-02 @MUST
  Rule: The tail is where the next append begins

    Scenario Outline: A batch of <records> records after <before>
      Given a stream with <before> records
      When a client checks the tail
      And a writer appends a batch of <records> records
      Then the append begins at the tail that was checked

      Examples:
        | before | records |
        | 0      | 1       |
        | 3      | 1       |
        | 3      | 100     |

    Scenario: The tail is checked before each of fifty batches
      Given a stream
      When a writer appends 50 batches of 1 to 20 records and checks the tail before each
      Then every append begins at the tail that was checked before it

  @S2-TAIL-03 @MUST
  Rule: The tail has the timestamp of the last record

    Scenario: Timestamps of the writer, long ago
      Given a stream with records at the timestamps 1000, 2000 and 3000
      When a client checks the tail
      Then the tail has the timestamp 3000

    Scenario: The last record of a batch counts, not the first
      Given a stream
      When a writer appends a batch with the timestamps 1000, 2000 and 5000
      And a client checks the tail
      Then the tail has the timestamp 5000

    Scenario: Timestamps of the server
      Given a stream with 3 records
      When a client checks the tail
      Then the tail has the timestamp of the last record

  @S2-TAIL-04 @MUST
  Rule: The tail of a new stream is zero in number and timestamp

    Scenario: Nothing was appended yet
      Given a stream
      When a client checks the tail
      Then the tail is 0 with the timestamp 0

    Scenario: A refused append does not count
      Given a stream
      When a writer sends an append without records
      And a client checks the tail
      Then the tail is 0 with the timestamp 0

  @S2-TAIL-05 @MUST
  Rule: The tail includes every acknowledged append

    Scenario: Another client checks after each of 500 acknowledgements
      Given a stream
      When a writer appends 500 records and a client on another connection checks the tail after each
      Then no tail was behind the append acknowledged before it

    Scenario: Four writers, each checking after its own acknowledgements
      Given a stream
      When 4 writers append 50 batches of 2 records each at the same time and check the tail after each
      Then no tail was behind the append acknowledged before it

  @S2-TAIL-06 @MUST
  Rule: The tail never moves back

    Scenario: While four writers append
      Given a stream
      When a client keeps checking the tail while 4 writers append 50 batches of 3 records each
      Then no tail was below the one before it

    Scenario: While records are trimmed
      Given a stream with 20 records
      When a client keeps checking the tail while the records are trimmed one after the other
      Then no tail was below the one before it

    @needs-restart
    Scenario: A restart
      Given a stream with 5 records
      When a client checks the tail
      And the server was restarted
      Then a second check shows the same tail

  @S2-TAIL-07 @MUST
  Rule: Trimming leaves the tail where the trim command put it

    Scenario: Everything is trimmed, the command included
      Given a stream with 5 records
      When a writer trims the stream to 6
      And the records before 6 are gone
      And a client checks the tail
      Then the tail is right behind the last command

    Scenario: Some records are trimmed
      Given a stream with 5 records
      When a writer trims the stream to 3
      And the records before 3 are gone
      And a client checks the tail
      Then the tail is right behind the last command

  @S2-TAIL-08 @MUST
  Rule: A command moves the tail by one

    Scenario Outline: A <command> command
      Given a stream with 3 records
      When a client checks the tail
      And a writer sends a <command> command
      Then a second check shows the tail moved by 1

      Examples:
        | command |
        | fence   |
        | trim    |

  @S2-TAIL-09 @MUST
  Rule: A stream that does not exist has no tail

    Scenario: A name that was never used
      Given a name without a stream
      When a client checks the tail
      Then the request is refused as not found
      And the stream is not listed

    Scenario: A name that was never used, beside a stream
      Given a stream with 3 records
      And a name without a stream
      When a client checks the tail
      Then the request is refused as not found

  @S2-TAIL-10 @SHOULD @capability-basins
  Rule: Checking the tail creates the stream where the basin creates streams on read

    Scenario: A basin that creates streams on read
      Given a name without a stream in a basin that creates streams on read
      When a client checks the tail
      Then the tail is 0 with the timestamp 0
      And the stream is listed

    Scenario: A basin that creates streams on append only
      Given a name without a stream in a basin that creates streams on append
      When a client checks the tail
      Then the request is refused as not found
      And the stream is not listed

  @S2-TAIL-11 @MUST
  Rule: The tail in a batch is ahead of the records in it

    Scenario: A reader waits for each batch of four writers
      Given a stream
      When a reader polls on from the tail while 4 writers append 25 batches of 3 records each
      Then every tail in a batch is ahead of the records in it

    @capability-session-sse
    Scenario: An event stream follows four writers
      Given a stream
      When a reader follows an event stream while 4 writers append 25 batches of 3 records each
      Then every tail in a batch is ahead of the records in it

    Scenario: A batch cut by its bound
      Given a stream with 10 records
      When a reader reads 3 records from number 0
      Then every tail in a batch is ahead of the records in it

  @S2-TAIL-12 @MAY
  Rule: A batch of old records may leave out the tail

    Scenario: The first records of a stream
      Given a stream with 10 records
      When a reader reads 3 records from number 0
      Then whether the batch has a tail is noted
      And every tail in a batch is ahead of the records in it

  @S2-TAIL-13 @MUST @capability-streams
  Rule: A stream that is being deleted has no tail

    Scenario: The tail is checked right after the deletion
      Given a stream with 3 records
      When the stream is deleted
      And a client checks the tail
      Then the request is refused as deletion pending or not found

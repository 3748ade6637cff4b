@s2 @capability-streams
Feature: The streams of a basin

  @S2-STREAM-01 @MUST
  Rule: A stream is created under a name that nobody uses

    Scenario: A name that was never used
      Given a stream name that nobody uses
      When a client creates the stream
      Then the answer is a description of the new stream
      And the stream is in the list

  @S2-STREAM-13 @MUST
  Rule: The deletion of a stream is accepted

    Scenario: A stream with records
      Given a stream with 3 records
      When a client deletes the stream
      Then the answer is that the deletion is accepted

    Scenario: A stream without records
      Given a stream
      When a client deletes the stream
      Then the answer is that the deletion is accepted

  @S2-STREAM-26 @MUST
  Rule: A list by the beginning of names holds no other streams

    Scenario: Another stream is there, too
      Given 3 streams whose names begin alike, and another one
      When a client lists those that begin alike, 10 at a time
      Then the list holds 3 of them and says that there are no more

  @S2-STREAM-28 @MUST
  Rule: A list is as long as was asked for and says whether there are more

    Scenario Outline: A list of <asked> where there are <streams>
      Given <streams> streams whose names begin alike, and another one
      When a client lists those that begin alike, <asked> at a time
      Then the list holds <held> of them and says that there are <more>

      Examples:
        | streams | asked | held | more    |
        | 3       | 2     | 2    | more    |
        | 3       | 3     | 3    | no more |
        | 3       | 4     | 3    | no more |

  @S2-STREAM-30 @SHOULD
  Rule: Listing page by page comes to an end and shows every stream once

    Scenario Outline: <streams> streams, <page> at a time
      Given <streams> streams whose names begin alike, and another one
      When a client lists those that begin alike, <page> at a time
      Then the list shows each of them once

      Examples:
        | streams | page |
        | 5       | 2    |
        | 4       | 2    |
        | 3       | 1    |
